/** The Department query, of a department's page: its text's one owner. Variables: `{ocdId}`. */
import { graphql, type ResultOf } from '../../../gql';
import { ResourceCardFragment } from '../../library/resourceCardFragment';

export const DepartmentQuery = graphql(
  `
    query Department($ocdId: String!) {
      department(ocdId: $ocdId) {
        id
        ocdId
        name
        state
        stateName
        county
        registeredVoters
        size
        canEditProfile
        canReadPeople
        canManagePeople
        profile {
          address
          phone
          email
          website
          hours
          languages
          equipment
          savedAt
        }
        groups {
          id
          name
        }
        resources(first: 20, shared: true) {
          totalCount
          edges {
            node {
              id
              kind
              adoptedBy
              plannedBy
              ...ResourceCard
            }
          }
        }
        unpublished: resources(first: 20, shared: false) {
          edges {
            node {
              id
              kind
              adoptedBy
              plannedBy
              ...ResourceCard
            }
          }
        }
      }
      officeLanguages {
        code
        name
      }
    }
  `,
  [ResourceCardFragment],
);

export type Department = NonNullable<ResultOf<typeof DepartmentQuery>['department']>;
export type Language = ResultOf<typeof DepartmentQuery>['officeLanguages'][number];

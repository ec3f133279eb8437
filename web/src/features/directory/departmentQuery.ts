/** The question of a department's page. */
import { graphql, type ResultOf } from '../../gql';
import { UsedThingFragment } from '../adoption/own/usedThing';
import { ResourceCardFragment } from '../library/resourceCardFragment';

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
        used: adoptions(first: 50) {
          totalCount
          edges {
            node {
              ...UsedThing
            }
          }
        }
        usedBefore: adoptions(first: 20, statuses: [RETIRED]) {
          totalCount
          edges {
            node {
              ...UsedThing
            }
          }
        }
        resources(first: 20) {
          totalCount
          edges {
            node {
              id
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
  [ResourceCardFragment, UsedThingFragment],
);

export type Department = NonNullable<ResultOf<typeof DepartmentQuery>['department']>;
export type Language = ResultOf<typeof DepartmentQuery>['officeLanguages'][number];

/** The questions and the order of the office profile's form. */
import { graphql, type ResultOf } from '../../../gql';

export const ProfileFragment = graphql(`
  fragment ProfileFacts on OfficeProfile @_unmask {
    revision
    address
    phone
    email
    website
    hours
    languages
    equipment
    savedAt
    savedBy {
      id
      name
    }
  }
`);

export const ProfileQuery = graphql(
  `
    query OfficeProfile($ocdId: String!) {
      department(ocdId: $ocdId) {
        id
        ocdId
        name
        stateName
        registeredVoters
        canEditProfile
        profile {
          ...ProfileFacts
        }
      }
      officeLanguages {
        code
        name
      }
    }
  `,
  [ProfileFragment],
);

export const SaveProfile = graphql(
  `
    mutation SaveOfficeProfile($input: SaveOfficeProfileInput!) {
      saveOfficeProfile(input: $input) {
        __typename
        ... on OfficeProfileSaved {
          department {
            id
            registeredVoters
            profile {
              ...ProfileFacts
            }
          }
        }
        ... on OfficeProfileChanged {
          message
        }
      }
    }
  `,
  [ProfileFragment],
);

export type ProfileDepartment = NonNullable<ResultOf<typeof ProfileQuery>['department']>;
export type Language = ResultOf<typeof ProfileQuery>['officeLanguages'][number];

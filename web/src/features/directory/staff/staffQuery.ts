/** The questions and orders about Alliance staff and people's standing. */
import { graphql, type ResultOf } from '../../../gql';

const PersonFragment = graphql(`
  fragment StandingFacts on Person @_unmask {
    id
    name
    email
    allianceRole
    disabledAt
    canManage
  }
`);

export const StaffQuery = graphql(
  `
    query Staff {
      staff {
        ...StandingFacts
      }
    }
  `,
  [PersonFragment],
);

export const PeopleSearchQuery = graphql(
  `
    query PeopleSearch($query: String, $after: String) {
      people(query: $query, first: 20, after: $after) {
        totalCount
        edges {
          node {
            ...StandingFacts
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [PersonFragment],
);

export const SetAllianceRole = graphql(`
  mutation SetAllianceRole($input: SetAllianceRoleInput!) {
    setAllianceRole(input: $input) {
      __typename
      ... on StandingChanged {
        person {
          id
        }
      }
      ... on OwnStanding {
        message
      }
    }
  }
`);

export const DisablePerson = graphql(`
  mutation DisablePerson($input: DisablePersonInput!) {
    disablePerson(input: $input) {
      __typename
      ... on StandingChanged {
        person {
          id
        }
      }
      ... on OwnStanding {
        message
      }
    }
  }
`);

export const RestorePerson = graphql(`
  mutation RestorePerson($input: RestorePersonInput!) {
    restorePerson(input: $input) {
      __typename
      ... on StandingChanged {
        person {
          id
        }
      }
      ... on OwnStanding {
        message
      }
    }
  }
`);

export type Standing = ResultOf<typeof PersonFragment>;

/** The question and the orders of one's own account. */
import { graphql, type ResultOf } from '../../../gql';

const HatFragment = graphql(`
  fragment HatFacts on Hat @_unmask {
    seat {
      id
      post
      role
      department {
        id
        ocdId
        name
        stateName
      }
    }
    allianceRole
    current
  }
`);

const TokenFragment = graphql(
  `
    fragment TokenFacts on ApiToken @_unmask {
      id
      name
      ending
      scopes
      createdAt
      expiresAt
      lastUsedAt
      actsAs {
        ...HatFacts
      }
    }
  `,
  [HatFragment],
);

export const AccountQuery = graphql(
  `
    query Account {
      viewer {
        person {
          id
          name
          email
        }
        hats {
          ...HatFacts
        }
        accounts {
          id
          issuer
          email
          linkedAt
        }
        sessions(first: 50) {
          totalCount
          edges {
            node {
              id
              provider
              agent
              startedAt
              lastSeenAt
              expiresAt
              current
              hat {
                ...HatFacts
              }
            }
          }
        }
        apiTokens {
          ...TokenFacts
        }
      }
      signInProviders {
        id
        label
      }
    }
  `,
  [HatFragment, TokenFragment],
);

export type Account = ResultOf<typeof AccountQuery>;
export type OwnHat = Account['viewer']['hats'][number];
export type OwnSeat = NonNullable<OwnHat['seat']>;
export type SignIn = Account['viewer']['accounts'][number];
export type OwnSession = Account['viewer']['sessions']['edges'][number]['node'];
export type ApiToken = Account['viewer']['apiTokens'][number];
export type Provider = Account['signInProviders'][number];

export const EditPerson = graphql(`
  mutation EditPerson($input: EditPersonInput!) {
    editPerson(input: $input) {
      person {
        id
        name
      }
    }
  }
`);

export const UnlinkAccount = graphql(`
  mutation UnlinkAccount($input: UnlinkAccountInput!) {
    unlinkAccount(input: $input) {
      __typename
      ... on LastAccount {
        message
      }
    }
  }
`);

export const EndSession = graphql(`
  mutation EndSession($input: EndSessionInput!) {
    endSession(input: $input) {
      ended
      signedOut
    }
  }
`);

export const EndAllSessions = graphql(`
  mutation EndAllSessions {
    endAllSessions {
      ended
      signedOut
    }
  }
`);

export const CreateApiToken = graphql(
  `
    mutation CreateApiToken($input: CreateApiTokenInput!) {
      createApiToken(input: $input) {
        __typename
        ... on ApiTokenCreated {
          secret
          apiToken {
            ...TokenFacts
          }
        }
        ... on TooManyApiTokens {
          message
        }
      }
    }
  `,
  [TokenFragment],
);

export const RevokeApiToken = graphql(`
  mutation RevokeApiToken($input: RevokeApiTokenInput!) {
    revokeApiToken(input: $input) {
      apiTokenId
    }
  }
`);

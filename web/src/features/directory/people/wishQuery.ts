/** The order that decides somebody's wish to join. */
import { graphql } from '../../../gql';

export const DecideWish = graphql(`
  mutation DecideJoinRequest($input: DecideJoinRequestInput!) {
    decideJoinRequest(input: $input) {
      __typename
      ... on JoinRequestDecided {
        joinRequest {
          id
          state
        }
      }
      ... on JoinRequestClosed {
        message
      }
    }
  }
`);

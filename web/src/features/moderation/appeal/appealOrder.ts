/** Asks that what the Alliance took down is looked at again. It names the resource, so that its page tells of the appeal. */
import { graphql } from '../../../gql';

export const AppealTakedown = graphql(`
  mutation AppealTakedown($input: AppealTakedownInput!) {
    outcome: appealTakedown(input: $input) {
      __typename
      ... on AppealMade {
        reviewRequest {
          id
          resource {
            id
          }
        }
      }
      ... on MoveRefused {
        message
        resource {
          id
          status
        }
      }
    }
  }
`);

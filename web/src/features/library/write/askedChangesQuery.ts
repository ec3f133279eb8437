/** The timeline of a decided review, as far as the author of the next draft works from it: the words that have to change. */
import { graphql } from '../../../gql';

export const AskedChangesQuery = graphql(`
  query AskedChanges($id: ID!) {
    node(id: $id) {
      __typename
      ... on ReviewRequest {
        id
        timeline {
          id
          kind
          passage
          text
        }
      }
    }
  }
`);

/** What waits for the Alliance, with how long it has waited and who holds it. */
import { graphql, type ResultOf } from '../../../gql';

export const QueueQuery = graphql(`
  query ReviewQueue($after: String) {
    reviewQueue(filter: { states: [WAITING, CLAIMED], urgent: false }, first: 30, after: $after) {
      totalCount
      edges {
        node {
          id
          kind
          state
          age
          waitingSince
          claimedUntil
          claimedBy {
            id
            name
          }
          secondAskedBy {
            id
          }
          department {
            id
            name
            state
          }
          version {
            id
            title
          }
          resource {
            id
            kind
            topics
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type QueueEntry = ResultOf<typeof QueueQuery>['reviewQueue']['edges'][number]['node'];

/** What many departments look for and hardly anything public is there for. */
import { graphql } from '../../../gql';

export const WantedListQuery = graphql(`
  query WantedList($after: String) {
    wanted(first: 30, after: $after) {
      totalCount
      edges {
        node {
          query
          departments
          resources
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

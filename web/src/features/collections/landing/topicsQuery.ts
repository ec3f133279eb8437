/** What resources are about: the topics that most of them name, with how many. */
import { graphql } from '../../../gql';

export const TopicsQuery = graphql(`
  query Topics {
    search(query: "", first: 1) {
      facets {
        field
        values {
          value
          label
          count
        }
      }
    }
  }
`);

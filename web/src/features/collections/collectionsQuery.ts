/** The question of the list of collections: one's own, and what there is to read. */
import { graphql } from '../../gql';
import { CollectionCardFragment } from './collectionCard';

export const CollectionsQuery = graphql(
  `
    query Collections($after: String) {
      mine: collections(filter: { mine: true }, first: 50) {
        edges {
          node {
            id
            ...CollectionCard
          }
        }
      }
      collections(first: 20, after: $after) {
        edges {
          node {
            id
            ...CollectionCard
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [CollectionCardFragment],
);

/** What the Alliance shows on the front page. */
import { graphql } from '../../gql';
import { ResourceCardFragment } from '../library/resourceCardFragment';
import { CollectionCardFragment } from './collectionCard';

export const FeaturedQuery = graphql(
  `
    query Featured {
      featured {
        id
        note
        resource {
          id
          ...ResourceCard
        }
        collection {
          id
          ...CollectionCard
        }
      }
    }
  `,
  [CollectionCardFragment, ResourceCardFragment],
);

/** What the front page shows beyond its search box: the values, and what was published last. */
import { graphql } from '../../gql';
import { ResourceCardFragment } from '../library/resourceCardFragment';

export const HomeQuery = graphql(
  `
    query Home {
      values {
        slug
        name
        summary
      }
      resources(filter: { statuses: [PUBLISHED] }, first: 4, orderBy: NEWEST) {
        edges {
          node {
            id
            ...ResourceCard
          }
        }
      }
    }
  `,
  [ResourceCardFragment],
);

/** The Collection query: its text's one owner. `npm run gen` writes it to src/gql/operations for the server's painter. Variables: `{slug}`, and `after` on a further page. */
import { graphql, type ResultOf } from '../../gql';
import { ResourceCardFragment } from '../library/resourceCardFragment';

export const CollectionQuery = graphql(
  `
    query Collection($slug: String!, $after: String) {
      collection(slug: $slug) {
        id
        slug
        title
        summary
        introductionHtml
        reach
        askedReach
        askedAt
        wordsAt
        hiddenAt
        verdict {
          kind
          reason
          decidedAt
        }
        published
        values
        standards
        topics
        itemCount
        updatedAt
        viewerActions
        department {
          id
          ocdId
          name
          state
          stateName
        }
        groupName
        group {
          id
          name
        }
        items(first: 50, after: $after) {
          totalCount
          edges {
            node {
              id
              state
              commentaryHtml
              resource {
                id
                department {
                  id
                  stateName
                }
                ...ResourceCard
              }
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
      values {
        slug
        name
      }
      standards {
        slug
        name
      }
    }
  `,
  [ResourceCardFragment],
);

export type Collection = NonNullable<ResultOf<typeof CollectionQuery>['collection']>;

/** The Search query: its text's one owner. `npm run gen` writes it to src/gql/operations for the server's painter. */
import { graphql, type ResultOf } from '../../gql';
import { ResourceCardFragment } from '../library/resourceCardFragment';

export const SearchQuery = graphql(
  `
    query Search($query: String!, $filter: SearchFilter, $orderBy: SearchOrder, $first: Int, $after: String) {
      search(query: $query, filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
        totalCount
        didYouMean
        alsoSearched
        misread {
          field
          value
        }
        edges {
          cursor
          reasons
          snippets {
            field
            label
            runs {
              text
              marked
            }
          }
          node {
            id
            ...ResourceCard
          }
        }
        facets {
          field
          label
          values {
            value
            label
            count
          }
        }
        pageInfo {
          hasNextPage
          hasPreviousPage
          endCursor
        }
      }
    }
  `,
  [ResourceCardFragment],
);

export type SearchResult = ResultOf<typeof SearchQuery>['search'];
export type Facet = SearchResult['facets'][number];
export type SearchEdge = SearchResult['edges'][number];

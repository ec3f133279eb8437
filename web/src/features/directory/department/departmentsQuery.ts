/** Finding departments by name and state. The page is painted by the server too. */
import { graphql } from '../../../gql';

export const DepartmentsQuery = graphql(`
  query Departments($query: String, $state: State, $after: String) {
    departments(query: $query, state: $state, first: 30, after: $after) {
      totalCount
      edges {
        node {
          id
          ocdId
          name
          stateName
          county
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** Departments to choose from: enough of each to tell two of one name apart. */
import { graphql, type ResultOf } from '../../../gql';

export const DepartmentChoicesQuery = graphql(`
  query DepartmentChoices($query: String, $state: State) {
    departments(query: $query, state: $state, first: 12) {
      totalCount
      edges {
        node {
          id
          ocdId
          name
          state
          stateName
          county
        }
      }
    }
  }
`);

export type DepartmentChoice = ResultOf<typeof DepartmentChoicesQuery>['departments']['edges'][number]['node'];

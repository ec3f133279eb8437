/** Who could manage the people of a department after one leaves. */
import { graphql, type ResultOf } from '../../../gql';

export const SuccessorsQuery = graphql(`
  query Successors($departmentId: ID!) {
    node(id: $departmentId) {
      __typename
      ... on Department {
        id
        seats(first: 100) {
          edges {
            node {
              id
              post
              role
              mine
              holder {
                id
                name
              }
            }
          }
        }
      }
    }
  }
`);

type Office = Extract<NonNullable<ResultOf<typeof SuccessorsQuery>['node']>, { __typename: 'Department' }>;
export type Colleague = NonNullable<Office['seats']>['edges'][number]['node'];

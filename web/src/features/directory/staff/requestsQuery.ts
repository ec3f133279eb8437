/** The questions of the requests' screen: wishes to join everywhere, and the departments that have no steward. */
import { graphql, type ResultOf } from '../../../gql';
import { WishFragment } from '../people/peopleQuery';

export const RequestsQuery = graphql(
  `
    query JoinRequests($after: String) {
      joinRequests(first: 30, after: $after) {
        totalCount
        edges {
          node {
            ...WishFacts
            department {
              id
              ocdId
              name
              stateName
              county
              stewardCount
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [WishFragment],
);

export const LostQuery = graphql(`
  query DepartmentsWithoutSteward($after: String) {
    departmentsWithoutSteward(first: 30, after: $after) {
      totalCount
      edges {
        node {
          id
          ocdId
          name
          stateName
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type Request = ResultOf<typeof RequestsQuery>['joinRequests']['edges'][number]['node'];

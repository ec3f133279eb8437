/** Where resources of a department stand in collections that others keep; with a resource, where that one does. */
import { graphql, type ResultOf } from '../../../gql';

export const PlacesQuery = graphql(`
  query CollectionPlaces($departmentId: ID!, $resourceId: ID) {
    collectionPlaces(departmentId: $departmentId, resourceId: $resourceId, first: 50) {
      totalCount
      edges {
        node {
          item {
            id
            commentary
            resource {
              id
              slug
              title
            }
          }
          collection {
            id
            slug
            title
            published
            department {
              id
              name
              state
            }
            groupName
          }
        }
      }
    }
  }
`);

export type Place = ResultOf<typeof PlacesQuery>['collectionPlaces']['edges'][number]['node'];

export const TakeOut = graphql(`
  mutation TakeOutOfCollection($input: RemoveFromCollectionInput!) {
    removeFromCollection(input: $input) {
      collection {
        id
        itemCount
      }
    }
  }
`);

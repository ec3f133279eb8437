/** The order that adds a resource to a collection. */
import { graphql, type ResultOf } from '../../../gql';

export const AddToCollection = graphql(`
  mutation AddToCollection($input: AddToCollectionInput!) {
    addToCollection(input: $input) {
      __typename
      ... on CollectionItemAdded {
        item {
          id
          state
        }
      }
      ... on AlreadyInCollection {
        item {
          id
          state
        }
      }
    }
  }
`);

export type AddOutcome = ResultOf<typeof AddToCollection>['addToCollection'];

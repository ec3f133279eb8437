/** The orders of those who keep a collection. */
import { graphql } from '../../../gql';
import { CollectionFieldsFragment } from './editQuery';

export const CreateCollection = graphql(`
  mutation CreateCollection($input: CreateCollectionInput!) {
    createCollection(input: $input) {
      collection {
        id
        slug
      }
    }
  }
`);

export const SaveCollection = graphql(
  `
    mutation SaveCollection($input: SaveCollectionInput!) {
      saveCollection(input: $input) {
        __typename
        ... on CollectionSaved {
          collection {
            ...CollectionFields
          }
        }
        ... on CollectionConflict {
          message
          collection {
            ...CollectionFields
          }
        }
      }
    }
  `,
  [CollectionFieldsFragment],
);

export const OrderCollection = graphql(`
  mutation OrderCollection($input: OrderCollectionInput!) {
    orderCollection(input: $input) {
      __typename
      ... on CollectionSaved {
        collection {
          id
          revision
        }
      }
      ... on CollectionConflict {
        message
        collection {
          id
          revision
        }
      }
    }
  }
`);

export const ChangeCollectionItem = graphql(`
  mutation ChangeCollectionItem($input: ChangeCollectionItemInput!) {
    changeCollectionItem(input: $input) {
      item {
        id
        commentary
      }
    }
  }
`);

export const RemoveFromCollection = graphql(`
  mutation RemoveFromCollection($input: RemoveFromCollectionInput!) {
    removeFromCollection(input: $input) {
      collection {
        id
        itemCount
      }
    }
  }
`);

export const PublishCollection = graphql(`
  mutation PublishCollection($input: PublishCollectionInput!) {
    publishCollection(input: $input) {
      collection {
        id
        published
        askedReach
      }
    }
  }
`);

export const WithdrawCollection = graphql(`
  mutation WithdrawCollection($input: WithdrawCollectionInput!) {
    withdrawCollection(input: $input) {
      collection {
        id
        published
      }
    }
  }
`);

/** Resources to choose from, by words. */
export const FindResourcesQuery = graphql(`
  query FindResources($query: String!) {
    search(query: $query, first: 10) {
      totalCount
      edges {
        node {
          id
          title
          department {
            id
            name
            state
          }
        }
      }
    }
  }
`);

/** The resource at an address. */
export const ResourceAtQuery = graphql(`
  query ResourceAt($slug: String!) {
    resource(slug: $slug) {
      id
      title
      department {
        id
        name
        state
      }
    }
  }
`);

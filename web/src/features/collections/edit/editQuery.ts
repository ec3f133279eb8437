/** What the page asks on which a collection is edited. */
import { graphql, type FragmentOf, type ResultOf } from '../../../gql';

export const CollectionFieldsFragment = graphql(`
  fragment CollectionFields on Collection @_unmask {
    id
    title
    summary
    introduction
    reach
    askedReach
    values
    standards
    topics
    revision
    groupName
    group {
      id
    }
  }
`);

/** A collection holds at most 200, which are two pages. */
const ItemsFragment = graphql(`
  fragment EditedItems on CollectionItemConnection @_unmask {
    edges {
      node {
        id
        state
        reason
        answeredAt
        refusedUntil
        commentary
        invitedAt
        resource {
          id
          slug
          title
          department {
            id
            name
            state
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
`);

export type SavedCollection = FragmentOf<typeof CollectionFieldsFragment>;

export const CollectionToEditQuery = graphql(
  `
    query CollectionToEdit($slug: String!) {
      collection(slug: $slug) {
        ...CollectionFields
        slug
        published
        askedAt
        hiddenAt
        verdict {
          kind
          reason
          decidedAt
        }
        viewerActions
        department {
          id
          name
          state
        }
        items(first: 100) {
          ...EditedItems
        }
      }
      publishingRules {
        ownReach
      }
      values {
        slug
        name
        summary
      }
      standards {
        slug
        name
        area
      }
      groups(first: 100) {
        edges {
          node {
            id
            name
          }
        }
      }
    }
  `,
  [CollectionFieldsFragment, ItemsFragment],
);

export const FurtherItemsQuery = graphql(
  `
    query FurtherItems($slug: String!, $after: String) {
      collection(slug: $slug) {
        id
        items(first: 100, after: $after) {
          ...EditedItems
        }
      }
    }
  `,
  [ItemsFragment],
);

export type EditData = ResultOf<typeof CollectionToEditQuery>;
export type EditedCollection = NonNullable<EditData['collection']>;
export type Item = EditedCollection['items']['edges'][number]['node'];

/** Saved searches: the list of one's own, and what can be done with one. */
import { graphql, type ResultOf } from '../../../gql';

const SavedSearchFragment = graphql(`
  fragment SavedSearch on SavedSearch @_unmask {
    id
    name
    query
    notify
    createdAt
    newCount
    filter {
      kinds
      states
      values
      standards
      topics
      languages
      departments
      sizes
      reviewedOnly
    }
  }
`);

export const SavedSearchesQuery = graphql(
  `
    query SavedSearches {
      viewer {
        person {
          id
        }
        savedSearches(first: 50) {
          totalCount
          edges {
            node {
              ...SavedSearch
            }
          }
        }
      }
    }
  `,
  [SavedSearchFragment],
);

export const SaveSearch = graphql(`
  mutation SaveSearch($input: SaveSearchInput!) {
    saveSearch(input: $input) {
      __typename
      ... on SearchSaved {
        savedSearch {
          id
          name
        }
      }
      ... on TooManySavedSearches {
        message
      }
    }
  }
`);

export const RenameSavedSearch = graphql(
  `
    mutation RenameSavedSearch($input: RenameSavedSearchInput!) {
      renameSavedSearch(input: $input) {
        savedSearch {
          ...SavedSearch
        }
      }
    }
  `,
  [SavedSearchFragment],
);

export const DeleteSavedSearch = graphql(`
  mutation DeleteSavedSearch($input: DeleteSavedSearchInput!) {
    deleteSavedSearch(input: $input) {
      savedSearchId
      viewer {
        newInSavedSearches
      }
    }
  }
`);

export const MarkSavedSearchSeen = graphql(`
  mutation MarkSavedSearchSeen($input: MarkSavedSearchSeenInput!) {
    markSavedSearchSeen(input: $input) {
      savedSearch {
        id
        newCount
      }
      viewer {
        newInSavedSearches
      }
    }
  }
`);

export type SavedSearch = ResultOf<typeof SavedSearchFragment>;
export type SavedFilter = SavedSearch['filter'];

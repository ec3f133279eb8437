/** What curators ask and order about the collections that wait for them. */
import { graphql } from '../../../gql';
import { CollectionCardFragment } from '../collectionCard';

export const BeforeAllianceQuery = graphql(
  `
    query CollectionsBeforeAlliance {
      flagged: collectionsBeforeAlliance(which: FLAGGED, first: 50) {
        totalCount
        edges {
          node {
            id
            flaggedAt
            flags {
              id
              kind
            }
            ...CollectionCard
          }
        }
      }
      asking: collectionsBeforeAlliance(which: ASKING, first: 50) {
        totalCount
        edges {
          node {
            id
            askedReach
            askedAt
            ...CollectionCard
          }
        }
      }
      takenDown: collectionsBeforeAlliance(which: TAKEN_DOWN, first: 50) {
        totalCount
        edges {
          node {
            id
            wordsAt
            verdict {
              reason
              decidedAt
            }
            ...CollectionCard
          }
        }
      }
    }
  `,
  [CollectionCardFragment],
);

export const BeforeAllianceCountQuery = graphql(`
  query CollectionsBeforeAllianceCount {
    asking: collectionsBeforeAlliance(which: ASKING, first: 1) {
      totalCount
    }
    flagged: collectionsBeforeAlliance(which: FLAGGED, first: 1) {
      totalCount
    }
  }
`);

export const DecideCollection = graphql(`
  mutation DecideCollection($input: DecideCollectionInput!) {
    decideCollection(input: $input) {
      collection {
        id
        reach
      }
    }
  }
`);

export const TakeDownCollection = graphql(`
  mutation TakeDownCollection($input: TakeDownCollectionInput!) {
    takeDownCollection(input: $input) {
      collection {
        id
        published
      }
    }
  }
`);

export const PutBackCollection = graphql(`
  mutation PutBackCollection($input: PutBackCollectionInput!) {
    putBackCollection(input: $input) {
      collection {
        id
        published
      }
    }
  }
`);

/** The orders and the question about one's own flags. */
import { graphql, type ResultOf } from '../../../gql';

/** It does not name the resource in its answer: what was just hidden stays on the page until its flagger has read what came of it. */
export const FlagResource = graphql(`
  mutation FlagResource($input: FlagResourceInput!) {
    flagged: flagResource(input: $input) {
      __typename
      ... on FlagMade {
        hidden
        flag {
          id
        }
      }
      ... on AlreadyFlagged {
        message
        flag {
          id
        }
      }
      ... on TooManyFlags {
        message
      }
    }
  }
`);

/** Answers as `FlagResource` does, so that one form reads both. */
export const FlagCollection = graphql(`
  mutation FlagCollection($input: FlagCollectionInput!) {
    flagged: flagCollection(input: $input) {
      __typename
      ... on FlagMade {
        hidden
        flag {
          id
        }
      }
      ... on AlreadyFlagged {
        message
        flag {
          id
        }
      }
      ... on TooManyFlags {
        message
      }
    }
  }
`);

export type FlagOutcome = ResultOf<typeof FlagResource>['flagged'];

/** Since when one's own flag on a resource or a collection waits. Asked apart from their pages, which readers without a seat see too. */
export const OpenFlagQuery = graphql(`
  query OpenFlag($id: ID!) {
    node(id: $id) {
      __typename
      ... on Resource {
        id
        viewerFlaggedAt
      }
      ... on Collection {
        id
        viewerFlaggedAt
      }
    }
  }
`);

export const MyFlagsQuery = graphql(`
  query MyFlags($after: String) {
    myFlags(first: 30, after: $after) {
      totalCount
      edges {
        node {
          id
          kind
          state
          title
          reason
          passage
          createdAt
          decidedAt
          decisionReason
          resource {
            id
            slug
          }
          collection {
            id
            slug
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type OwnFlag = ResultOf<typeof MyFlagsQuery>['myFlags']['edges'][number]['node'];

export const TakeBackFlag = graphql(`
  mutation TakeBackFlag($input: TakeBackFlagInput!) {
    takeBackFlag(input: $input) {
      flag {
        id
        state
      }
    }
  }
`);

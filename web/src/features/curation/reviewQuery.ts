/** The questions and orders of the review screens. */
import { graphql, type ResultOf } from '../../gql';
import { DocumentFragment } from '../library/documentQuery';

export const QueueQuery = graphql(`
  query ReviewQueue($after: String) {
    reviewQueue(filter: { states: [WAITING, CLAIMED], urgent: false }, first: 30, after: $after) {
      totalCount
      edges {
        node {
          id
          kind
          state
          submittedAt
          claimedUntil
          claimedBy {
            id
            name
          }
          department {
            id
            name
            state
          }
          version {
            id
            title
          }
          resource {
            id
            kind
            topics
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

export type QueueEntry = ResultOf<typeof QueueQuery>['reviewQueue']['edges'][number]['node'];

const ReviewFragment = graphql(
  `
    fragment ReviewFacts on ReviewRequest @_unmask {
      id
      kind
      state
      submittedAt
      claimedUntil
      decidedAt
      reason
      sentOnAt
      viewerActions
      sentOnBy {
        id
        name
      }
      submittedBy {
        id
        name
      }
      claimedBy {
        id
        name
      }
      decidedBy {
        id
        name
      }
      department {
        id
        ocdId
        name
        state
        stateName
      }
      resource {
        id
        slug
        kind
        status
        topics
        reach
        states
        values
        standards
        languages
        draft {
          reach
        }
      }
      version {
        id
        number
        title
        summary
        bodyHtml
        changeNote
        attachments {
          ...DocumentFacts
        }
      }
    }
  `,
  [DocumentFragment],
);

export const ReviewQuery = graphql(
  `
    query Review($id: ID!) {
      node(id: $id) {
        __typename
        ... on ReviewRequest {
          ...ReviewFacts
        }
      }
      publishingRules {
        ownReach
      }
    }
  `,
  [ReviewFragment],
);

/** What claiming and deciding change; it names all that a question before may have been about, so that it is asked anew. */
export const ProgressFragment = graphql(`
  fragment ReviewProgress on ReviewRequest @_unmask {
    id
    state
    claimedUntil
    claimedBy {
      id
      name
    }
    department {
      id
    }
    resource {
      id
    }
    version {
      id
      attachments {
        id
      }
    }
  }
`);

export const ClaimReview = graphql(
  `
    mutation ClaimReview($input: ClaimReviewInput!) {
      claimReview(input: $input) {
        __typename
        ... on ReviewClaimed {
          reviewRequest {
            ...ReviewProgress
          }
        }
        ... on ReviewTaken {
          message
          reviewRequest {
            ...ReviewProgress
          }
        }
      }
    }
  `,
  [ProgressFragment],
);

export const DecideReview = graphql(
  `
    mutation DecideReview($input: DecideReviewInput!) {
      decideReview(input: $input) {
        __typename
        ... on ReviewDecided {
          reviewRequest {
            ...ReviewProgress
          }
        }
        ... on ReviewNotYours {
          message
          reviewRequest {
            ...ReviewProgress
          }
        }
      }
    }
  `,
  [ProgressFragment],
);

export type Review = Extract<NonNullable<ResultOf<typeof ReviewQuery>['node']>, { __typename: 'ReviewRequest' }>;

/** Whether it is still to be decided, by the Alliance or by the office's own publisher. */
export const isOpen = ({ state }: Pick<Review, 'state'>) =>
  state === 'WAITING' || state === 'CLAIMED' || state === 'SUBMITTED';

/** Who may read it once it is published: what the draft asks for, while the viewer may see one. */
export const reachOf = ({ resource }: Pick<Review, 'resource'>) => resource.draft?.reach ?? resource.reach;

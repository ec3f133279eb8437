/** The questions and orders of the review screens. */
import { graphql, type ResultOf } from '../../gql';
import { AttachmentFragment } from '../library/attachmentFragment';

export const QueueQuery = graphql(`
  query ReviewQueue($after: String) {
    reviewQueue(filter: { states: [WAITING, CLAIMED] }, first: 30, after: $after) {
      totalCount
      edges {
        node {
          id
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
      state
      submittedAt
      claimedUntil
      decidedAt
      reason
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
          ...AttachmentFacts
        }
      }
    }
  `,
  [AttachmentFragment],
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
    }
  `,
  [ReviewFragment],
);

export const ClaimReview = graphql(
  `
    mutation ClaimReview($input: ClaimReviewInput!) {
      claimReview(input: $input) {
        __typename
        ... on ReviewClaimed {
          reviewRequest {
            ...ReviewFacts
          }
        }
        ... on ReviewTaken {
          message
          reviewRequest {
            ...ReviewFacts
          }
        }
      }
    }
  `,
  [ReviewFragment],
);

export const DecideReview = graphql(
  `
    mutation DecideReview($input: DecideReviewInput!) {
      decideReview(input: $input) {
        __typename
        ... on ReviewDecided {
          reviewRequest {
            ...ReviewFacts
          }
        }
        ... on ReviewNotYours {
          message
          reviewRequest {
            ...ReviewFacts
          }
        }
      }
    }
  `,
  [ReviewFragment],
);

export type Review = Extract<NonNullable<ResultOf<typeof ReviewQuery>['node']>, { __typename: 'ReviewRequest' }>;

/** The orders of an Alliance review: take it, answer its questions, say something, ask a second person, advise or decide, give it back. */
import { graphql } from '../../gql';
import { EntryFragment, ProgressFragment } from './reviewQuery';

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
          reviewRequest {
            ...ReviewProgress
          }
        }
      }
    }
  `,
  [ProgressFragment],
);

export const ClaimNextReview = graphql(`
  mutation ClaimNextReview {
    claimNextReview {
      reviewRequest {
        id
      }
    }
  }
`);

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
        ... on ReviewChecksMissing {
          missing {
            criterion {
              key
            }
          }
          reviewRequest {
            ...ReviewProgress
          }
        }
        ... on ReviewNotYours {
          reviewRequest {
            ...ReviewProgress
          }
        }
      }
    }
  `,
  [ProgressFragment],
);

/** What a reviewer's smaller steps answer as their `outcome`. */
const StepOutcomeFragment = graphql(
  `
    fragment StepOutcome on ReviewStepPayload @_unmask {
      __typename
      ... on ReviewStepDone {
        reviewRequest {
          ...ReviewProgress
        }
      }
      ... on ReviewNotYours {
        reviewRequest {
          ...ReviewProgress
        }
      }
    }
  `,
  [ProgressFragment],
);

export const ReleaseReview = graphql(
  `
    mutation ReleaseReview($input: ReleaseReviewInput!) {
      outcome: releaseReview(input: $input) {
        ...StepOutcome
      }
    }
  `,
  [StepOutcomeFragment],
);

export const CheckReview = graphql(
  `
    mutation CheckReview($input: CheckReviewInput!) {
      outcome: checkReview(input: $input) {
        ...StepOutcome
      }
    }
  `,
  [StepOutcomeFragment],
);

export const AdviseReview = graphql(
  `
    mutation AdviseReview($input: AdviseReviewInput!) {
      outcome: adviseReview(input: $input) {
        ...StepOutcome
      }
    }
  `,
  [StepOutcomeFragment],
);

export const AskSecondPerson = graphql(
  `
    mutation AskSecondPerson($input: AskSecondPersonInput!) {
      outcome: askSecondPerson(input: $input) {
        ...StepOutcome
      }
    }
  `,
  [StepOutcomeFragment],
);

export const CommentReview = graphql(
  `
    mutation CommentReview($input: CommentReviewInput!) {
      commentReview(input: $input) {
        __typename
        ... on ReviewCommented {
          entry {
            ...EntryFacts
          }
        }
      }
    }
  `,
  [EntryFragment],
);

/** The orders about a submission inside the office: approve it, send it back, take it back. Each answers its `outcome`. */
import { graphql, type FragmentOf } from '../../gql';
import { ProgressFragment } from './reviewQuery';

const OutcomeFragment = graphql(
  `
    fragment SubmissionOutcome on MoveSubmissionPayload @_unmask {
      __typename
      ... on SubmissionMoved {
        reviewRequest {
          ...ReviewProgress
        }
      }
      ... on SubmissionRefused {
        reviewRequest {
          ...ReviewProgress
        }
      }
    }
  `,
  [ProgressFragment],
);

export type SubmissionOutcome = FragmentOf<typeof OutcomeFragment>;

export const ApproveSubmission = graphql(
  `
    mutation ApproveSubmission($input: ApproveSubmissionInput!) {
      outcome: approveSubmission(input: $input) {
        ...SubmissionOutcome
      }
    }
  `,
  [OutcomeFragment],
);

export const SendBackSubmission = graphql(
  `
    mutation SendBackSubmission($input: SendBackSubmissionInput!) {
      outcome: sendBackSubmission(input: $input) {
        ...SubmissionOutcome
      }
    }
  `,
  [OutcomeFragment],
);

export const TakeBackSubmission = graphql(
  `
    mutation TakeBackSubmission($input: TakeBackSubmissionInput!) {
      outcome: takeBackSubmission(input: $input) {
        ...SubmissionOutcome
      }
    }
  `,
  [OutcomeFragment],
);

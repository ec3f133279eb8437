/** The orders about a submission inside the office: approve it, send it back, take it back. */
import { graphql } from '../../gql';
import { ProgressFragment } from './reviewQuery';

export const ApproveSubmission = graphql(
  `
    mutation ApproveSubmission($input: MoveSubmissionInput!) {
      approveSubmission(input: $input) {
        __typename
        ... on SubmissionMoved {
          reviewRequest {
            ...ReviewProgress
          }
        }
        ... on SubmissionRefused {
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

export const SendBackSubmission = graphql(
  `
    mutation SendBackSubmission($input: MoveSubmissionInput!) {
      sendBackSubmission(input: $input) {
        __typename
        ... on SubmissionMoved {
          reviewRequest {
            ...ReviewProgress
          }
        }
        ... on SubmissionRefused {
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

export const TakeBackSubmission = graphql(
  `
    mutation TakeBackSubmission($input: MoveSubmissionInput!) {
      takeBackSubmission(input: $input) {
        __typename
        ... on SubmissionMoved {
          reviewRequest {
            ...ReviewProgress
          }
        }
        ... on SubmissionRefused {
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

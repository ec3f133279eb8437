/** What is to be decided about a flagged or taken down resource, and the order that decides it. */
import { graphql, type FragmentOf, type ResultOf } from '../../../gql';
import { ProgressFragment } from '../../curation/reviewQuery';
import { ReviewedFlagFragment } from './reviewedFlag';

const CaseFragment = graphql(
  `
    fragment ModerationCase on ReviewRequest @_unmask {
      id
      kind
      urgent
      flags {
        ...ReviewedFlag
      }
      timeline {
        id
        kind
        at
        text
      }
      resource {
        id
        decisions {
          at
          kind
          decision
          reason
        }
      }
    }
  `,
  [ReviewedFlagFragment],
);

export type ModerationCase = FragmentOf<typeof CaseFragment>;

/** The notice tells why a resource is away from its readers while it is. */
export const ModerationQuery = graphql(
  `
    query Moderation($id: ID!, $slug: String!) {
      node(id: $id) {
        __typename
        ... on ReviewRequest {
          ...ModerationCase
        }
      }
      notice: resourceNotice(slug: $slug) {
        status
        reason
        madeAt
      }
    }
  `,
  [CaseFragment],
);

export type TakedownNotice = ResultOf<typeof ModerationQuery>['notice'];

export const DecideModeration = graphql(
  `
    mutation DecideModeration($input: DecideModerationInput!) {
      decideModeration(input: $input) {
        __typename
        ... on ModerationDecided {
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

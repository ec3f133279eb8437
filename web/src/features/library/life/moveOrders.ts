/** The orders that move a resource in its life, by what the viewer may do. Each answers its `outcome`. */
import { graphql } from '../../../gql';

const OutcomeFragment = graphql(`
  fragment MoveOutcome on MoveResourcePayload @_unmask {
    __typename
    ... on ResourceMoved {
      resource {
        id
        status
      }
    }
    ... on MoveRefused {
      message
      resource {
        id
        status
      }
    }
  }
`);

export const WithdrawResource = graphql(
  `
    mutation WithdrawResource($input: WithdrawResourceInput!) {
      outcome: withdrawResource(input: $input) {
        ...MoveOutcome
      }
    }
  `,
  [OutcomeFragment],
);

const ArchiveResource = graphql(
  `
    mutation ArchiveResource($input: ArchiveResourceInput!) {
      outcome: archiveResource(input: $input) {
        ...MoveOutcome
      }
    }
  `,
  [OutcomeFragment],
);

export const RestoreResource = graphql(
  `
    mutation RestoreResource($input: RestoreResourceInput!) {
      outcome: restoreResource(input: $input) {
        ...MoveOutcome
      }
    }
  `,
  [OutcomeFragment],
);

const TakeDownResource = graphql(
  `
    mutation TakeDownResource($input: TakeDownResourceInput!) {
      outcome: takeDownResource(input: $input) {
        ...MoveOutcome
      }
    }
  `,
  [OutcomeFragment],
);

const PutBackResource = graphql(
  `
    mutation PutBackResource($input: PutBackResourceInput!) {
      outcome: putBackResource(input: $input) {
        ...MoveOutcome
      }
    }
  `,
  [OutcomeFragment],
);

export const SupersedeResource = graphql(
  `
    mutation SupersedeResource($input: SupersedeResourceInput!) {
      outcome: supersedeResource(input: $input) {
        ...MoveOutcome
      }
    }
  `,
  [OutcomeFragment],
);

export const moveOrders = {
  WITHDRAW: WithdrawResource,
  ARCHIVE: ArchiveResource,
  RESTORE: RestoreResource,
  TAKE_DOWN: TakeDownResource,
  PUT_BACK: PutBackResource,
};

/** What can be done with a published resource, and undone. */
export type Move = keyof typeof moveOrders | 'SUPERSEDE';

/** The question and the orders of joining: one's own wishes, a new one, and taking one back. */
import { graphql, type ResultOf } from '../../../gql';

const WishFragment = graphql(`
  fragment Wish on JoinRequest @_unmask {
    id
    state
    post
    message
    askedAt
    decidedAt
    reason
    department {
      id
      ocdId
      name
      stateName
    }
  }
`);

const GivenSeatFragment = graphql(`
  fragment GivenSeat on Seat @_unmask {
    id
    post
    role
    department {
      id
      ocdId
      name
      stateName
    }
  }
`);

export const WishesQuery = graphql(
  `
    query Wishes {
      viewer {
        person {
          id
          email
        }
        joinRequests {
          ...Wish
        }
      }
    }
  `,
  [WishFragment],
);

export type Wish = ResultOf<typeof WishesQuery>['viewer']['joinRequests'][number];

export const AskToJoin = graphql(
  `
    mutation AskToJoin($input: AskToJoinInput!) {
      askToJoin(input: $input) {
        __typename
        ... on JoinRequestMade {
          joinRequest {
            ...Wish
          }
        }
        ... on SeatGiven {
          seat {
            ...GivenSeat
          }
        }
        ... on AlreadyMember {
          seat {
            ...GivenSeat
          }
        }
        ... on AlreadyAsked {
          joinRequest {
            ...Wish
          }
        }
      }
    }
  `,
  [WishFragment, GivenSeatFragment],
);

export type Asked = ResultOf<typeof AskToJoin>['askToJoin'];

export const WithdrawJoinRequest = graphql(`
  mutation WithdrawJoinRequest($input: WithdrawJoinRequestInput!) {
    withdrawJoinRequest(input: $input) {
      __typename
      ... on JoinRequestClosed {
        message
      }
    }
  }
`);

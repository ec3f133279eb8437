/** The orders about seats: change, remove, leave, close. */
import { graphql } from '../../../gql';

export const ChangeSeat = graphql(`
  mutation ChangeSeat($input: ChangeSeatInput!) {
    changeSeat(input: $input) {
      __typename
      ... on SeatChanged {
        seat {
          id
        }
      }
      ... on LastSteward {
        message
      }
    }
  }
`);

export const RemovePerson = graphql(`
  mutation RemovePerson($input: RemovePersonInput!) {
    removePerson(input: $input) {
      __typename
      ... on PersonRemoved {
        seat {
          id
        }
      }
      ... on SeatVacant {
        message
      }
      ... on LastSteward {
        message
      }
    }
  }
`);

export const LeaveSeat = graphql(`
  mutation LeaveSeat($input: LeaveSeatInput!) {
    leaveSeat(input: $input) {
      __typename
      ... on SeatLeft {
        seatId
      }
      ... on LastSteward {
        message
      }
    }
  }
`);

export const CloseSeat = graphql(`
  mutation CloseSeat($input: CloseSeatInput!) {
    closeSeat(input: $input) {
      __typename
    }
  }
`);

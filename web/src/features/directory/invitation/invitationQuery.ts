/** What an invitation offers, and accepting it. Its secret travels in the body of these questions and nowhere else. */
import { graphql, type ResultOf } from '../../../gql';

export const InvitationQuery = graphql(`
  query Invitation($token: String!) {
    invitation(token: $token) {
      state
      department {
        id
        ocdId
        name
        stateName
        county
      }
      post
      role
      invitedBy
      expiresAt
      forViewer
    }
  }
`);

export type Preview = ResultOf<typeof InvitationQuery>['invitation'];

export const AcceptInvitation = graphql(`
  mutation AcceptInvitation($input: AcceptInvitationInput!) {
    acceptInvitation(input: $input) {
      __typename
      ... on InvitationAccepted {
        seat {
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
      }
    }
  }
`);

export type Accepted = Extract<
  ResultOf<typeof AcceptInvitation>['acceptInvitation'],
  { __typename: 'InvitationAccepted' }
>;

/** The orders about invitations. */
import { graphql } from '../../../gql';

export const InvitePerson = graphql(`
  mutation InvitePerson($input: InvitePersonInput!) {
    invitePerson(input: $input) {
      __typename
      ... on InvitationMade {
        link
        invitation {
          id
          email
          expiresAt
        }
      }
      ... on AlreadyMember {
        seat {
          id
          role
          holder {
            id
            name
          }
        }
      }
      ... on AlreadyInvited {
        message
      }
    }
  }
`);

export const RevokeInvitation = graphql(`
  mutation RevokeInvitation($input: RevokeInvitationInput!) {
    revokeInvitation(input: $input) {
      __typename
    }
  }
`);

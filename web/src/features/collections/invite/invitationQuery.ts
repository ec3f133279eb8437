/** What waits for a department's answer: its resources that others would like to have in a collection. */
import { graphql, type ResultOf } from '../../../gql';

export const InvitationsQuery = graphql(`
  query CollectionInvitations($departmentId: ID!) {
    collectionInvitations(departmentId: $departmentId, first: 50) {
      totalCount
      edges {
        node {
          item {
            id
            commentary
            invitedAt
            resource {
              id
              slug
              title
            }
          }
          collection {
            id
            slug
            title
            summary
            department {
              id
              name
              state
            }
            groupName
          }
        }
      }
    }
  }
`);

export type Invitation = ResultOf<typeof InvitationsQuery>['collectionInvitations']['edges'][number]['node'];

export const AnswerInvitation = graphql(`
  mutation AnswerCollectionInvitation($input: AnswerCollectionInvitationInput!) {
    answerCollectionInvitation(input: $input) {
      item {
        id
        state
      }
    }
  }
`);

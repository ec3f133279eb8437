/** The questions of the people's screen: the seats and domains for members, wishes and invitations for who manages people. */
import { graphql, type ResultOf } from '../../../gql';

export const SeatFragment = graphql(`
  fragment SeatFacts on Seat @_unmask {
    id
    post
    role
    vacant
    mine
    canManage
    drafts
    resources
    holderEmail
    holder {
      id
      name
    }
    invitation {
      id
      email
    }
  }
`);

export const PeopleQuery = graphql(
  `
    query DepartmentPeople($ocdId: String!, $after: String) {
      department(ocdId: $ocdId) {
        id
        ocdId
        name
        stateName
        canManagePeople
        canRegisterDomains
        stewardCount
        domains {
          domain
          check
          checkedAt
          checkedBy {
            id
            name
          }
        }
        seats(first: 60, after: $after) {
          totalCount
          edges {
            node {
              ...SeatFacts
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [SeatFragment],
);

export const WishFragment = graphql(`
  fragment WishFacts on JoinRequest @_unmask {
    id
    post
    message
    email
    askedAt
    canDecide
    needsCheck
    person {
      id
      name
    }
  }
`);

export const InvitationFragment = graphql(`
  fragment InvitationFacts on Invitation @_unmask {
    id
    email
    state
    createdAt
    expiresAt
    invitedBy {
      id
      name
    }
    seat {
      id
      post
      role
    }
  }
`);

/** What only those see who manage the department's people. */
export const DoorsQuery = graphql(
  `
    query DepartmentDoors($ocdId: String!) {
      department(ocdId: $ocdId) {
        id
        joinRequests(first: 50) {
          totalCount
          edges {
            node {
              ...WishFacts
            }
          }
        }
        invitations(first: 50) {
          edges {
            node {
              ...InvitationFacts
            }
          }
        }
      }
    }
  `,
  [WishFragment, InvitationFragment],
);

export type PeopleDepartment = NonNullable<ResultOf<typeof PeopleQuery>['department']>;
export type SeatFacts = ResultOf<typeof SeatFragment>;
export type WishFacts = ResultOf<typeof WishFragment>;
export type InvitationFacts = ResultOf<typeof InvitationFragment>;
export type Domain = NonNullable<PeopleDepartment['domains']>[number];

/** What every row tells the page: what was done, so that it is said and everything is asked anew. */
export type Done = (heading: string, more?: React.ReactNode) => void;

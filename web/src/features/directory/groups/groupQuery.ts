/** The questions and orders of the groups' screens. */
import { graphql, type ResultOf } from '../../../gql';

const GroupFragment = graphql(`
  fragment GroupFacts on Group @_unmask {
    id
    name
    kind
    about
    canManage
    convener {
      id
      ocdId
      name
      stateName
    }
  }
`);

export const GroupsQuery = graphql(
  `
    query Groups($after: String) {
      groups(first: 30, after: $after) {
        totalCount
        edges {
          node {
            ...GroupFacts
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [GroupFragment],
);

export const GroupQuery = graphql(
  `
    query Group($id: ID!, $after: String) {
      node(id: $id) {
        __typename
        ... on Group {
          ...GroupFacts
          departments(first: 50, after: $after) {
            totalCount
            edges {
              node {
                id
                ocdId
                name
                stateName
                county
                canManagePeople
              }
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
      }
    }
  `,
  [GroupFragment],
);

export const CreateGroup = graphql(
  `
    mutation CreateGroup($input: CreateGroupInput!) {
      createGroup(input: $input) {
        group {
          ...GroupFacts
        }
      }
    }
  `,
  [GroupFragment],
);

export const EditGroup = graphql(
  `
    mutation EditGroup($input: EditGroupInput!) {
      editGroup(input: $input) {
        group {
          ...GroupFacts
        }
      }
    }
  `,
  [GroupFragment],
);

export const AddToGroup = graphql(`
  mutation AddToGroup($input: AddToGroupInput!) {
    addToGroup(input: $input) {
      group {
        id
      }
      department {
        id
      }
    }
  }
`);

export const RemoveFromGroup = graphql(`
  mutation RemoveFromGroup($input: RemoveFromGroupInput!) {
    removeFromGroup(input: $input) {
      group {
        id
      }
      department {
        id
      }
    }
  }
`);

export type GroupFacts = ResultOf<typeof GroupFragment>;
export type Group = Extract<NonNullable<ResultOf<typeof GroupQuery>['node']>, { __typename: 'Group' }>;
export type GroupDepartment = Group['departments']['edges'][number]['node'];

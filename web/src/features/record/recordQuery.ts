/** The questions of the record's screen. */
import { graphql, type ResultOf, type VariablesOf } from '../../gql';

export const RecordQuery = graphql(`
  query Record($filter: RecordFilter, $after: String) {
    record(filter: $filter, first: 30, after: $after) {
      totalCount
      edges {
        node {
          seq
          at
          kind
          data
          hash
          previousHash
          actor {
            part
            person {
              id
              name
            }
          }
          actingAs {
            allianceRole
            seat {
              id
              post
              department {
                id
                name
                state
              }
            }
          }
          department {
            id
            ocdId
            name
            state
          }
          person {
            id
            name
          }
          resource {
            id
            slug
            title
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** The newest entry that the reader may see, whatever the filters. */
export const NewestQuery = graphql(`
  query NewestEntry {
    record(first: 1) {
      edges {
        node {
          seq
          at
          hash
        }
      }
    }
  }
`);

/** What the filters in the address are called. */
export const FilterNamesQuery = graphql(`
  query RecordFilterNames($department: ID!, $actor: ID!, $hasDepartment: Boolean!, $hasActor: Boolean!) {
    department: node(id: $department) @include(if: $hasDepartment) {
      __typename
      ... on Department {
        id
        name
        state
      }
    }
    actor: node(id: $actor) @include(if: $hasActor) {
      __typename
      ... on Person {
        id
        name
      }
    }
  }
`);

export type Entry = ResultOf<typeof RecordQuery>['record']['edges'][number]['node'];
export type RecordFilter = NonNullable<VariablesOf<typeof RecordQuery>['filter']>;

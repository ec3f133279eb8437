/** What officials look for and do not find, and deciding about the wanted list. */
import { graphql, type EnumOf, type ResultOf } from '../../../gql';

export const SearchReportQuery = graphql(`
  query SearchReport($state: State, $size: DepartmentSize) {
    searchReport(state: $state, size: $size) {
      days
      searches
      searchesByVisitors
      top {
        query
        searches
        searchesWithoutResults
        departments
        verdict
      }
      withoutResults {
        query
        searches
        searchesWithoutResults
        departments
        verdict
      }
      decisions {
        query
        verdict
        reason
        decidedAt
      }
    }
  }
`);

export const DecideWanted = graphql(`
  mutation DecideWanted($input: DecideWantedInput!) {
    decideWanted(input: $input) {
      __typename
      ... on WantedDecided {
        decision {
          query
          verdict
        }
      }
      ... on TooFewDepartments {
        message
      }
    }
  }
`);

export type SearchReport = ResultOf<typeof SearchReportQuery>['searchReport'];
export type Asked = SearchReport['top'][number];
export type Verdict = EnumOf<'WantedVerdict'>;

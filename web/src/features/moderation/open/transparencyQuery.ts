/** What was asked and decided, month by month; for everybody. */
import { graphql, type ResultOf } from '../../../gql';

export const TransparencyQuery = graphql(`
  query Transparency {
    transparency {
      month
      open
      medianHours
      lines {
        kind
        about
        flagKind
        decision
        count
      }
    }
  }
`);

export type Month = ResultOf<typeof TransparencyQuery>['transparency'][number];
export type Line = Month['lines'][number];

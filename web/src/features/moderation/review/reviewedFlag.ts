/** A flag as whoever answers it reads it. */
import { graphql, type FragmentOf } from '../../../gql';

export const ReviewedFlagFragment = graphql(`
  fragment ReviewedFlag on ReviewedFlag @_unmask {
    id
    kind
    reason
    passage
    weight
    createdAt
    department {
      id
      ocdId
      name
      stateName
    }
  }
`);

export type ReviewedFlag = FragmentOf<typeof ReviewedFlagFragment>;

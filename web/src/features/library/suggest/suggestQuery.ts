/** What the words of a draft seem to serve. */
import { graphql, type ResultOf } from '../../../gql';

export const AlignmentQuery = graphql(`
  query SuggestAlignment($resourceId: ID!) {
    suggestAlignment(resourceId: $resourceId) {
      values {
        value
        name
        because
      }
      standards {
        value
        name
        because
      }
      topics {
        value
        name
        because
      }
    }
  }
`);

export type Alignment = NonNullable<ResultOf<typeof AlignmentQuery>['suggestAlignment']>;
export type Suggested = Alignment['values'][number];

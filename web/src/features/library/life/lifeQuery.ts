/** Where a resource is in its life as its department sees it; asked for by who works on it alone, so that readers do not pay for it. */
import { graphql, type FragmentOf } from '../../../gql';

export const LifeFragment = graphql(`
  fragment LifeFacts on Resource @_unmask {
    id
    title
    status
    nextStatus
    viewerActions
    openReview {
      id
      state
      viewerActions
    }
  }
`);

export type LifeFacts = FragmentOf<typeof LifeFragment>;

export const LifeQuery = graphql(
  `
    query Life($slug: String!) {
      resource(slug: $slug) {
        ...LifeFacts
      }
    }
  `,
  [LifeFragment],
);

/** The CollectionNotice query: its text's one owner, which the server's painter reads too. Asked where there is no collection to read. Variables: `{slug}`. */
import { graphql, type ResultOf } from '../../gql';

export const CollectionNoticeQuery = graphql(`
  query CollectionNotice($slug: String!) {
    collectionNotice(slug: $slug) {
      title
      reason
      madeAt
    }
  }
`);

export type CollectionNotice = NonNullable<ResultOf<typeof CollectionNoticeQuery>['collectionNotice']>;

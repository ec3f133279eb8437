/** All that is in a collection, for its keepers, from one page or two. */
import { useQuery } from 'urql';
import { FurtherItemsQuery, type EditedCollection, type Item } from './editQuery';

const nodes = (list: EditedCollection['items'] | undefined): Item[] => (list?.edges ?? []).map(({ node }) => node);

/** Undefined until all are there: an order is sent as a whole. */
export function useItems({ slug, items }: EditedCollection): Item[] | undefined {
  const { hasNextPage, endCursor } = items.pageInfo;
  const [{ data }] = useQuery({
    query: FurtherItemsQuery,
    variables: { slug, after: endCursor },
    pause: !hasNextPage,
    requestPolicy: 'cache-and-network',
  });
  if (!hasNextPage) return nodes(items);
  return data?.collection ? [...nodes(items), ...nodes(data.collection.items)] : undefined;
}

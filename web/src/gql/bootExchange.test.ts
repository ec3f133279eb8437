/** A painted page's first query is answered from the page, once, whatever the order of the keys; everything else is asked. */
import { cacheExchange, Client, makeResult, type Exchange } from '@urql/core';
import { filter, map, pipe } from 'wonka';
import { expect, test, vi } from 'vitest';
import { SearchQuery, type SearchResult } from '../features/discovery/searchQuery';
import { bootExchange, readBoot } from './bootExchange';

const found = (totalCount: number): { search: SearchResult } => ({
  search: {
    totalCount,
    didYouMean: null,
    alsoSearched: [],
    misread: [],
    edges: [],
    facets: [],
    pageInfo: { hasNextPage: false, hasPreviousPage: false, endCursor: null },
  },
});

function clientWith(entries: Parameters<typeof bootExchange>[0]) {
  const asked = vi.fn();
  const network: Exchange = () => (operations$) =>
    pipe(
      operations$,
      filter((operation) => operation.kind !== 'teardown'),
      map((operation) => {
        asked(operation.variables);
        return makeResult(operation, { data: found(99), hasNext: false });
      }),
    );
  const exchanges = [cacheExchange, bootExchange(entries), network];
  return { asked, client: new Client({ url: '/graphql', exchanges, preferGetMethod: false }) };
}

const entry = {
  operationName: 'Search',
  variables: { first: 20, filter: { states: ['AZ'], kinds: ['TEMPLATE' as const] }, query: 'tree' },
  data: found(3),
};
const variables = { query: 'tree', filter: { kinds: ['TEMPLATE' as const], states: ['AZ' as const] }, first: 20 };

test('answers from the page without asking, in another order of keys, and then from the cache', async () => {
  const { client, asked } = clientWith([entry]);
  const first = await client.query(SearchQuery, variables).toPromise();
  const again = await client.query(SearchQuery, variables).toPromise();
  expect([first.data?.search.totalCount, again.data?.search.totalCount]).toEqual([3, 3]);
  expect(asked).not.toHaveBeenCalled();
});

test('other variables, another order within a list, and "try again" are asked', async () => {
  const { client, asked } = clientWith([entry]);
  await client.query(SearchQuery, { ...variables, query: 'other' }).toPromise();
  await client.query(SearchQuery, { ...variables, after: 'x' }).toPromise();
  const fresh = await client.query(SearchQuery, variables, { requestPolicy: 'network-only' }).toPromise();
  expect(fresh.data?.search.totalCount).toBe(99);
  expect(asked).toHaveBeenCalledTimes(3);
});

test('reads the page, and takes a missing or broken script for none', () => {
  const page = (html: string) => new DOMParser().parseFromString(html, 'text/html');
  const script = (text: string) => page(`<script type="application/json" id="boot">${text}</script>`);
  expect(readBoot(script('[{"operationName":"Search","variables":{},"data":{"a":"\\u003c"}}]'))).toEqual([
    { operationName: 'Search', variables: {}, data: { a: '<' } },
  ]);
  expect(readBoot(script('[{'))).toEqual([]);
  expect(readBoot(page('<p></p>'))).toEqual([]);
});

/**
 * The one GraphQL client: same origin, cookie session. The header is the guard against forged requests: another site's
 * form cannot send it.
 */
import { cacheExchange, Client, fetchExchange } from '@urql/core';
import { bootExchange, readBoot } from './bootExchange';

export const csrfHeader = { 'X-Commons-CSRF': '1' };

export const client = new Client({
  url: '/graphql',
  exchanges: [cacheExchange, bootExchange(readBoot(document)), fetchExchange],
  preferGetMethod: false,
  fetchOptions: { credentials: 'same-origin', headers: csrfHeader },
});

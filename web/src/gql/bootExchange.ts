/**
 * Answers the first queries of a page from the JSON that the server painted into it, so that a painted page asks nothing twice.
 * An entry is used once; the document cache before this exchange keeps the answer from then on.
 */
import { makeResult, type Exchange, type Operation } from '@urql/core';
import { filter, map, merge, pipe, share } from 'wonka';
import { canonicalJson } from './canonicalJson';

/** One answered query of the page, as the server writes it. */
export type BootEntry = { operationName: string; variables: unknown; data: unknown };

/** Reads `<script type="application/json" id="boot">`; a page without it, or with a broken one, has no entries. */
export function readBoot(page: Document): BootEntry[] {
  try {
    const entries: unknown = JSON.parse(page.getElementById('boot')?.textContent || '[]');
    return Array.isArray(entries) ? (entries as BootEntry[]) : [];
  } catch {
    return [];
  }
}

function operationName(operation: Operation): string {
  for (const definition of operation.query.definitions) {
    if (definition.kind === 'OperationDefinition' && definition.name) return definition.name.value;
  }
  return '';
}

const keyOf = (name: string, variables: unknown) => `${name}:${canonicalJson(variables ?? {})}`;

/** The exchange; it stands between the document cache and the network. */
export function bootExchange(entries: BootEntry[]): Exchange {
  const waiting = new Map(entries.map((entry) => [keyOf(entry.operationName, entry.variables), entry.data]));
  return ({ forward }) =>
    (operations$) => {
      const taken = new Map<number, unknown>();
      const tagged$ = pipe(
        operations$,
        map((operation) => {
          const key = keyOf(operationName(operation), operation.variables);
          if (operation.kind === 'query' && operation.context.requestPolicy !== 'network-only' && waiting.has(key)) {
            taken.set(operation.key, waiting.get(key));
            waiting.delete(key);
          }
          return operation;
        }),
        share,
      );
      const answered$ = pipe(
        tagged$,
        filter((operation) => operation.kind === 'query' && taken.has(operation.key)),
        map((operation) => {
          const data = taken.get(operation.key);
          taken.delete(operation.key);
          return makeResult(operation, { data: data as Record<string, unknown>, hasNext: false });
        }),
      );
      const asked$ = pipe(
        tagged$,
        filter((operation) => operation.kind !== 'query' || !taken.has(operation.key)),
        forward,
      );
      return merge([asked$, answered$]);
    };
}

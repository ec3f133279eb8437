/** The decided reviews of the viewer's own departments, so that what a reviewer said reaches those who wrote. */
import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { graphql, type ResultOf } from '../../../gql';

export const DecisionsQuery = graphql(`
  query Decisions($after: String) {
    reviewQueue(filter: { states: [APPROVED, CHANGES_ASKED, DECLINED] }, first: 100, after: $after) {
      edges {
        node {
          id
          state
          reason
          decidedAt
          beforeAlliance
          decidedBy {
            id
            name
          }
          resource {
            id
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type Decided = ResultOf<typeof DecisionsQuery>['reviewQueue']['edges'][number]['node'];

/** The newest decision of each resource by the resource's id; where the version was approved there is nothing to answer. */
export function unanswered(decided: Decided[]): Map<string, Decided> {
  const newest = new Map<string, Decided>();
  for (const review of decided) {
    const other = newest.get(review.resource.id);
    if (!other || (other.decidedAt ?? '') < (review.decidedAt ?? '')) newest.set(review.resource.id, review);
  }
  for (const [id, review] of newest) if (review.state === 'APPROVED') newest.delete(id);
  return newest;
}

/** Empty until the answer is here, and when it does not come: the page's own questions say what is wrong then. */
export function useUnanswered(): Map<string, Decided> {
  const client = useClient();
  const [found, setFound] = useState(() => new Map<string, Decided>());
  useEffect(() => {
    const stop = new AbortController();
    const walk = async () => {
      const all: Decided[] = [];
      for (let after: string | null = null, more = true; more && !stop.signal.aborted;) {
        const { data }: { data?: ResultOf<typeof DecisionsQuery> } = await client
          .query(DecisionsQuery, { after }, { requestPolicy: 'network-only' })
          .toPromise();
        all.push(...(data?.reviewQueue.edges.map((edge) => edge.node) ?? []));
        after = data?.reviewQueue.pageInfo.endCursor ?? null;
        more = data?.reviewQueue.pageInfo.hasNextPage ?? false;
      }
      if (!stop.signal.aborted) setFound(unanswered(all));
    };
    void walk();
    return () => stop.abort();
  }, [client]);
  return found;
}

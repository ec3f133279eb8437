/** The flags that are being checked or the appeal that waits, about a resource that is taken down; nothing for all others. */
import { useQuery } from 'urql';
import { graphql } from '../../../gql';
import type { Resource } from '../../library/resourceQuery';

/** A department never has many. */
export const OpenRequestsQuery = graphql(`
  query OpenRequests {
    reviewQueue(filter: { kinds: [FLAG, APPEAL], states: [WAITING, CLAIMED] }, first: 100) {
      edges {
        node {
          id
          kind
          resource {
            id
          }
        }
      }
    }
  }
`);

/** Asked anew after an appeal, although nothing in an empty list names one. */
const context = { additionalTypenames: ['ReviewRequest'] };

export function useOpenRequest({ id, status }: Pick<Resource, 'id' | 'status'>) {
  const [{ data }] = useQuery({
    query: OpenRequestsQuery,
    requestPolicy: 'cache-and-network',
    pause: status !== 'TAKEN_DOWN',
    context,
  });
  return data?.reviewQueue.edges.map(({ node }) => node).find(({ resource }) => resource.id === id) ?? null;
}

export type OpenRequest = NonNullable<ReturnType<typeof useOpenRequest>>;

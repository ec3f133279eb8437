/** The groups that the department is in for which somebody makes a collection: each may keep one together. */
import { useQuery } from 'urql';
import { graphql } from '../../../gql';
import type { Viewer } from '../../directory/viewer';
import { makingSeat } from './mayMake';

export const OwnGroupsQuery = graphql(`
  query OwnGroups($ocdId: String!) {
    department(ocdId: $ocdId) {
      id
      groups {
        id
        name
      }
    }
  }
`);

/** Nothing is asked for who makes the Alliance's, or none. */
export function useOwnGroups(viewer: Viewer) {
  const ocdId = makingSeat(viewer)?.department.ocdId;
  const [{ data, error, fetching }, ask] = useQuery({
    query: OwnGroupsQuery,
    variables: { ocdId: ocdId ?? '' },
    pause: ocdId === undefined,
    requestPolicy: 'cache-and-network',
  });
  const retry = () => ask({ requestPolicy: 'network-only' });
  return { groups: data?.department?.groups ?? [], waiting: fetching && !data, error: data ? undefined : error, retry };
}

/** The department's own published resources, to start another from one of them: all of them, page after page. */
import type { Client, CombinedError } from '@urql/core';
import { graphql, type ResultOf } from '../../../gql';

export const SourcesQuery = graphql(`
  query Sources($departments: [ID!], $after: String) {
    resources(
      filter: { departments: $departments, statuses: [PUBLISHED, CORRECTED, ARCHIVED, SUPERSEDED] }
      orderBy: UPDATED
      first: 100
      after: $after
    ) {
      edges {
        node {
          id
          kind
          title
          status
          updatedAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type Source = ResultOf<typeof SourcesQuery>['resources']['edges'][number]['node'];

export async function loadSources(
  client: Client,
  departmentId: string,
): Promise<{ sources: Source[]; error?: CombinedError }> {
  const sources: Source[] = [];
  let after: string | null = null;
  do {
    const variables: { departments: string[]; after: string | null } = { departments: [departmentId], after };
    const { data, error } = await client.query(SourcesQuery, variables, { requestPolicy: 'network-only' }).toPromise();
    if (!data) return { sources, error };
    sources.push(...data.resources.edges.map(({ node }) => node));
    const { hasNextPage, endCursor } = data.resources.pageInfo;
    after = hasNextPage ? endCursor : null;
  } while (after);
  return { sources };
}

/** On the page of one's own department: what it uses, asked apart, since nobody else sees it there. */
import { useQuery } from 'urql';
import { graphql } from '../../../gql';
import { UsedThingFragment } from './usedThing';
import { WhatWeUse } from './WhatWeUse';

export const OwnUsesQuery = graphql(
  `
    query OwnUses($ocdId: String!) {
      department(ocdId: $ocdId) {
        id
        used: adoptions(first: 50) {
          totalCount
          edges {
            node {
              ...UsedThing
            }
          }
        }
        usedBefore: adoptions(first: 20, statuses: [RETIRED]) {
          totalCount
          edges {
            node {
              ...UsedThing
            }
          }
        }
      }
    }
  `,
  [UsedThingFragment],
);

export function OwnUses({ ocdId }: { ocdId: string }) {
  const [{ data }] = useQuery({ query: OwnUsesQuery, variables: { ocdId }, requestPolicy: 'cache-and-network' });
  const department = data?.department;
  return department ? <WhatWeUse now={department.used} before={department.usedBefore} /> : null;
}

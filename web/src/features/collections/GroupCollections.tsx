/** The collections that the departments of a group keep together, on its page; who writes for one of them makes another. Nothing at all for others while there are none. */
import { Trans } from '@lingui/react/macro';
import { useQuery } from 'urql';
import { graphql } from '../../gql';
import type { Viewer } from '../directory/viewer';
import { CardList } from './CardList';
import { CollectionCardFragment } from './collectionCard';
import { MakeCollection } from './edit/MakeCollection';
import { useOwnGroups } from './edit/ownGroups';

export const GroupCollectionsQuery = graphql(
  `
    query GroupCollections($groupId: ID!) {
      collections(filter: { groups: [$groupId] }, first: 50) {
        edges {
          node {
            id
            ...CollectionCard
          }
        }
      }
    }
  `,
  [CollectionCardFragment],
);

/** While there are none the answer names no type that a new one would change. */
const context = { additionalTypenames: ['Collection'] };

export function GroupCollections({ groupId, viewer }: { groupId: string; viewer: Viewer }) {
  const [{ data }] = useQuery({
    query: GroupCollectionsQuery,
    variables: { groupId },
    requestPolicy: 'cache-and-network',
    context,
  });
  const mayMake = useOwnGroups(viewer).groups.some(({ id }) => id === groupId);
  const kept = data?.collections.edges ?? [];
  if (kept.length === 0 && !mayMake) return null;
  return (
    <section aria-labelledby="kept-heading">
      <h2 id="kept-heading">
        <Trans>Collections of this group</Trans>
      </h2>
      <CardList collections={kept} />
      {mayMake && <MakeCollection viewer={viewer} groupId={groupId} />}
    </section>
  );
}

/** Collections one below the other. */
import type { FragmentOf } from '../../gql';
import { CollectionCard } from './CollectionCard';
import type { CollectionCardFragment } from './collectionCard';

type Props = { collections: { node: FragmentOf<typeof CollectionCardFragment> & { id: string } }[] };

export function CardList({ collections }: Props) {
  return (
    <ul className="plain-list">
      {collections.map(({ node }) => (
        <CollectionCard key={node.id} collection={node} />
      ))}
    </ul>
  );
}

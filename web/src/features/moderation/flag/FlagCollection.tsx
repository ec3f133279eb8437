/** Flags a collection. What came of it is for who flagged it and for its keepers; it does not stand on its page. */
import { Trans } from '@lingui/react/macro';
import { useMutation } from 'urql';
import { FlagPart } from './FlagPart';
import { FlagCollection as FlagOrder } from './flagOrders';

export function FlagCollection({ collectionId }: { collectionId: string }) {
  const [, flag] = useMutation(FlagOrder);
  return (
    <FlagPart
      id={collectionId}
      keep={`commons-flag ${collectionId}`}
      send={(said) => flag({ input: { collectionId, ...said } })}
    >
      <Trans>Tell the Alliance. A curator checks it, and you find the answer under “My flags”.</Trans>
    </FlagPart>
  );
}

/** Flags a resource. */
import { Trans } from '@lingui/react/macro';
import { useMutation } from 'urql';
import { FlagPart } from './FlagPart';
import { FlagResource as FlagOrder } from './flagOrders';

export function FlagResource({ resourceId }: { resourceId: string }) {
  const [, flag] = useMutation(FlagOrder);
  return (
    <FlagPart
      id={resourceId}
      keep={`commons-flag ${resourceId}`}
      send={(said) => flag({ input: { resourceId, ...said } })}
    >
      <Trans>Tell the Alliance. A moderator checks it, and what is decided stands on this page.</Trans>
    </FlagPart>
  );
}

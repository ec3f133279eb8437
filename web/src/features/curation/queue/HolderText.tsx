/** Who holds a review, and until when; a claim that has run out holds nothing. What waits for a second person says whether it may be the reader. */
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { TimeText } from '../../../ui/TimeText';
import { useViewer } from '../../directory/viewer';
import type { QueueEntry } from './queueQuery';

type Props = { entry: Pick<QueueEntry, 'claimedBy' | 'claimedUntil' | 'secondAskedBy'> };

export function HolderText({ entry }: Props) {
  const [now] = useState(Date.now);
  const { viewer } = useViewer();
  const { claimedBy, claimedUntil, secondAskedBy } = entry;
  if (claimedBy && claimedUntil && new Date(claimedUntil).getTime() > now) {
    return (
      <Trans>
        {claimedBy.name}, until <TimeText value={claimedUntil} />
      </Trans>
    );
  }
  if (!secondAskedBy) return <Trans>Nobody yet</Trans>;
  return secondAskedBy.id === viewer?.person?.id ? (
    <Trans>Waits for somebody else than you</Trans>
  ) : (
    <Trans>Waits for a second person</Trans>
  );
}

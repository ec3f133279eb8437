/** Who holds a review, and until when; a claim that has run out holds nothing. */
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { TimeText } from '../../../ui/TimeText';
import type { QueueEntry } from './queueQuery';

export function HolderText({ entry }: { entry: Pick<QueueEntry, 'claimedBy' | 'claimedUntil'> }) {
  const [now] = useState(Date.now);
  const { claimedBy, claimedUntil } = entry;
  if (!claimedBy || !claimedUntil || new Date(claimedUntil).getTime() <= now) return <Trans>Nobody yet</Trans>;
  return (
    <Trans>
      {claimedBy.name}, until <TimeText value={claimedUntil} />
    </Trans>
  );
}

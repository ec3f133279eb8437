/** For how long a review has waited, in days, and since when. */
import { Plural, Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { EnumOf } from '../../../gql';
import { DateText } from '../../../ui/DateText';
import { AgeBadge } from './AgeBadge';

const day = 24 * 60 * 60 * 1000;

export function WaitingTime({ age, since }: { age: EnumOf<'ReviewAge'> | null; since: string }) {
  const [now] = useState(Date.now);
  const days = Math.max(0, Math.floor((now - new Date(since).getTime()) / day));
  return (
    <>
      <AgeBadge age={age} /> <Plural value={days} _0="Less than a day" one="# day" other="# days" />,{' '}
      <Trans>
        since <DateText value={since} />
      </Trans>
    </>
  );
}

/** The seat is theirs: what they may do there, and on to work. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { Notice } from '../../../ui/Notice';
import { duties } from '../account/duties';
import { ActAsButton } from '../ActAsButton';
import { roleWords } from '../roleWords';
import type { Accepted } from './invitationQuery';

export function AcceptedNotice({ seat }: { seat: Accepted['seat'] }) {
  const { t, i18n } = useLingui();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const { department } = seat;
  return (
    <Notice tone="success" heading={t`Welcome to ${department.name}, ${department.stateName}`} ref={box}>
      <p>
        <Trans>
          Your role: <strong>{i18n._(roleWords[seat.role])}</strong>.
        </Trans>{' '}
        {i18n._(duties[seat.role])}
      </p>
      <ActAsButton seatId={seat.id} label={t`Act for this department now`} to={`/d/${department.ocdId}`} />
    </Notice>
  );
}

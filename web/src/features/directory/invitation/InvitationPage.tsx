/**
 * The page behind the link of an invitation. The secret is read from behind the `#` and taken out of the address bar before
 * anything else happens; from then on it lies in this tab alone.
 */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Loading } from '../../../ui/Loading';
import { Notice } from '../../../ui/Notice';
import { usePageTitle } from '../../../ui/usePageTitle';
import { useViewer } from '../viewer';
import { AcceptedNotice } from './AcceptedNotice';
import { InvitationOffer } from './InvitationOffer';
import { InvitationQuery, type Accepted } from './invitationQuery';
import { SpentNotice } from './SpentNotice';
import { useInvitation } from './useInvitation';

export function InvitationPage() {
  const { t } = useLingui();
  usePageTitle(t`Invitation`);
  const { retry } = useViewer();
  const [token, drop] = useInvitation();
  const [accepted, setAccepted] = useState<Accepted['seat'] | null>(null);
  return (
    <div className="grid-container">
      <h1>
        <Trans>Your invitation</Trans>
      </h1>
      {accepted && !token && <AcceptedNotice seat={accepted} />}
      {token && (
        <Opened
          key={token}
          token={token}
          onAccepted={(seat) => {
            setAccepted(seat);
            drop();
            // Whoever held no seat before acts from this one already.
            retry();
          }}
          onDropped={drop}
        />
      )}
      {!accepted && !token && (
        <Notice tone="info" heading={t`No invitation is open here`}>
          <p>
            <Trans>
              Open the whole link that a colleague sent you, in this browser. If the link was cut off in the mail, copy
              all of it into the address bar.
            </Trans>
          </p>
          <Link to="/join" className="usa-link">
            <Trans>Or ask to join your department</Trans>
          </Link>
        </Notice>
      )}
    </div>
  );
}

type OpenedProps = { token: string; onAccepted: (seat: Accepted['seat']) => void; onDropped: () => void };

function Opened({ token, onAccepted, onDropped }: OpenedProps) {
  const [{ data, error }, ask] = useQuery({
    query: InvitationQuery,
    variables: { token },
    requestPolicy: 'network-only',
  });
  if (error) return <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Loading />;
  const { state, department, post, role } = data.invitation;
  if (state !== 'OPEN' || !department || !post || !role) return <SpentNotice onDropped={onDropped} />;
  return (
    <InvitationOffer
      token={token}
      offer={{ ...data.invitation, department, post, role }}
      onAccepted={onAccepted}
      onDropped={onDropped}
    />
  );
}

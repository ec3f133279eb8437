/** The ways into a department, for who manages its people: wishes to join, a new invitation, and the open ones. */
import { Trans } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { useQuery } from 'urql';
import { Actions, type ActionItem } from '../../../ui/Actions';
import { FailureNotice } from '../../../ui/FailureNotice';
import { InvitationRow } from './InvitationRow';
import { InvitePanel } from './InvitePanel';
import { DoorsQuery, type Done, type PeopleDepartment, type SeatFacts } from './peopleQuery';
import { WishRow } from './WishRow';

type Props = { department: PeopleDepartment; seats: SeatFacts[]; round: number; onDone: Done };

export function DoorsSection({ department, seats, round, onDone }: Props) {
  const [{ data, error }, ask] = useQuery({
    query: DoorsQuery,
    variables: { ocdId: department.ocdId },
    requestPolicy: 'cache-and-network',
  });
  // After each change the lists are asked anew: what was empty before tells the cache nothing.
  const seen = useRef(round);
  useEffect(() => {
    if (seen.current === round) return;
    seen.current = round;
    ask({ requestPolicy: 'network-only' });
  }, [round, ask]);
  const wishes = data?.department?.joinRequests?.edges ?? [];
  const open = data?.department?.invitations?.edges.filter(({ node }) => node.state === 'OPEN') ?? [];
  const vacant = seats.filter((seat) => seat.vacant && seat.canManage && !seat.invitation);
  const invite: ActionItem = {
    name: 'invite',
    label: <Trans>Invite somebody</Trans>,
    render: (onClose) => <InvitePanel {...{ department, onDone, onClose }} />,
  };
  return (
    <>
      {error && <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {wishes.length > 0 && (
        <section aria-labelledby="wishes-heading">
          <h2 id="wishes-heading">
            <Trans>They want to join</Trans>
          </h2>
          <ul className="plain-list">
            {wishes.map(({ node }) => (
              <WishRow key={node.id} wish={node} vacant={vacant} onDone={onDone} />
            ))}
          </ul>
        </section>
      )}
      <Actions items={[invite]} />
      {open.length > 0 && (
        <section aria-labelledby="open-heading">
          <h2 id="open-heading">
            <Trans>Open invitations</Trans>
          </h2>
          <ul className="plain-list">
            {open.map(({ node }) => (
              <InvitationRow key={node.id} invitation={node} onDone={onDone} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

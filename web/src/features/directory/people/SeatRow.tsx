/** One seat: who holds it, as what and with which role, or that it is vacant; and what may be done with it. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Actions, type ActionItem } from '../../../ui/Actions';
import { LeaveSeat } from '../account/LeaveSeat';
import { postWords, roleWords } from '../roleWords';
import { ChangeSeatPanel } from './ChangeSeatPanel';
import { CloseSeatPanel } from './CloseSeatPanel';
import { InvitePanel } from './InvitePanel';
import type { Done, PeopleDepartment, SeatFacts } from './peopleQuery';
import { RemovePersonPanel } from './RemovePersonPanel';

type Props = { seat: SeatFacts; department: PeopleDepartment; seats: SeatFacts[]; onDone: Done };

export function SeatRow({ seat, department, seats, onDone }: Props) {
  const { t, i18n } = useLingui();
  const post = i18n._(postWords[seat.post]);
  const name = seat.holder?.name ?? t`vacant seat: ${post}`;
  const items: ActionItem[] = [];
  const panel = { seat, seats, department, onDone };
  if (seat.canManage && seat.vacant) {
    items.push({
      name: 'invite',
      label: <Trans>Invite somebody to it</Trans>,
      render: (onClose) => <InvitePanel {...panel} onClose={onClose} />,
    });
  }
  if (seat.canManage) {
    items.push({
      name: 'change',
      label: <Trans>Change role or post</Trans>,
      render: (onClose) => <ChangeSeatPanel {...panel} onClose={onClose} />,
    });
  }
  if (seat.canManage && seat.holder && !seat.mine) {
    items.push({
      name: 'remove',
      label: <Trans>Remove</Trans>,
      render: (onClose) => <RemovePersonPanel {...panel} onClose={onClose} />,
    });
  }
  if (seat.canManage && seat.vacant) {
    items.push({
      name: 'close',
      label: <Trans>Close this seat</Trans>,
      render: (onClose) => <CloseSeatPanel {...panel} onClose={onClose} />,
    });
  }
  return (
    <li className="file">
      <strong>{seat.holder ? seat.holder.name : <Trans>Vacant</Trans>}</strong>
      {seat.mine && (
        <>
          {' '}
          <span className="usa-tag usa-tag--quiet">
            <Trans>You</Trans>
          </span>
        </>
      )}
      <p>
        {post} · {i18n._(roleWords[seat.role])}
      </p>
      {seat.holderEmail && <p className="quiet">{seat.holderEmail}</p>}
      {seat.vacant && seat.drafts !== null && (
        <p className="quiet">
          <Plural
            value={seat.drafts}
            _0="No drafts are kept with it"
            one="# draft is kept with it"
            other="# drafts are kept with it"
          />
        </p>
      )}
      <Actions about={name} items={items} />
      {seat.mine && (
        <LeaveSeat
          seat={{ ...seat, department }}
          onLeft={() => onDone(t`You have left ${department.name}`, t`Your drafts stay with the seat.`)}
        />
      )}
    </li>
  );
}

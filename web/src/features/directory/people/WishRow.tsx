/** Somebody's wish to join: who, with which address, as what; to approve with a role, or to decline with a reason. */
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Actions } from '../../../ui/Actions';
import { DateText } from '../../../ui/DateText';
import { postWords } from '../roleWords';
import { DecideWishPanel } from './DecideWishPanel';
import type { Done, SeatFacts, WishFacts } from './peopleQuery';

type Props = {
  wish: WishFacts;
  /** Where they want to join, when the page does not say it already. */
  place?: ReactNode;
  vacant: SeatFacts[];
  onDone: Done;
};

export function WishRow({ wish, place, vacant, onDone }: Props) {
  const { t, i18n } = useLingui();
  const name = wish.person?.name ?? wish.email ?? t`Somebody`;
  const items = wish.canDecide
    ? (['APPROVE', 'DECLINE'] as const).map((decision) => ({
        name: decision,
        label: decision === 'APPROVE' ? <Trans>Approve</Trans> : <Trans>Decline</Trans>,
        render: (onClose: () => void) => <DecideWishPanel {...{ wish, decision, vacant, name, onDone, onClose }} />,
      }))
    : [];
  return (
    <li className="file">
      <strong>{name}</strong>
      {wish.email && <span className="quiet"> · {wish.email}</span>}
      {place && <p>{place}</p>}
      <p>
        <Trans>Says: {i18n._(postWords[wish.post])}</Trans>
      </p>
      {wish.message && <blockquote className="said">{wish.message}</blockquote>}
      <p className="quiet">
        <Trans>
          Asked on <DateText value={wish.askedAt} />
        </Trans>
      </p>
      <Actions about={name} items={items} />
    </li>
  );
}

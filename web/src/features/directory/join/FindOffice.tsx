/** The working part of joining: the department is found and asked; what came of it is told; one's wishes are listed. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNews } from '../../../ui/useNews';
import { DepartmentPicker } from '../pick/DepartmentPicker';
import { ActAsButton } from '../ActAsButton';
import { AskForm } from './AskForm';
import type { Asked, Wish } from './joinQuery';
import { typedWish } from './typedWish';
import { Wishes } from './Wishes';

type Props = { wishes: readonly Wish[]; email: string | null; onChanged: () => void };

export function FindOffice({ wishes, email, onChanged }: Props) {
  const { t } = useLingui();
  const [news, tell] = useNews();
  const [typed] = useState(typedWish);
  const [chosen, setChosen] = useState(typed.department);

  const asked = (outcome: Asked) => {
    setChosen(null);
    const { department } = 'seat' in outcome ? outcome.seat : outcome.joinRequest;
    const office = `${department.name}, ${department.stateName}`;
    switch (outcome.__typename) {
      case 'JoinRequestMade':
        tell(t`You asked to join ${office}`, t`The answer will stand on this page, under “What you asked for”.`);
        break;
      case 'AlreadyAsked':
        tell(t`You have asked ${office} before`, t`Your request still waits for an answer.`, 'warning');
        break;
      case 'SeatGiven':
        tell(
          t`Welcome to ${office}`,
          <>
            <p>{t`Your office has registered its mail domain, so you belong to it at once, as a reader. A steward can give you more rights.`}</p>
            <ActAsButton seatId={outcome.seat.id} label={t`Act for this department now`} />
          </>,
        );
        break;
      case 'AlreadyMember':
        tell(
          t`You belong to ${office} already`,
          <ActAsButton seatId={outcome.seat.id} label={t`Act for this department now`} />,
          'warning',
        );
        break;
    }
    onChanged();
  };

  return (
    <>
      {news}
      <section aria-labelledby="find-heading">
        <h2 id="find-heading">
          <Trans>Find your department</Trans>
        </h2>
        {email && (
          <p className="measure quiet">
            <Trans>Your office sees the address that you signed in with: {email}</Trans>
          </p>
        )}
        {chosen ? (
          <AskForm
            department={chosen}
            typed={typed}
            opened={chosen !== typed.department}
            onAsked={asked}
            onOther={() => setChosen(null)}
          />
        ) : (
          <DepartmentPicker choose={t`This is mine`} onChoose={setChosen} />
        )}
      </section>
      <section aria-labelledby="wishes-heading">
        <h2 id="wishes-heading">
          <Trans>What you asked for</Trans>
        </h2>
        {wishes.length === 0 && (
          <p>
            <Trans>You have not asked any department yet.</Trans>
          </p>
        )}
        <Wishes
          wishes={wishes}
          onWithdrawn={(wish, closed) => {
            const office = wish.department.name;
            if (closed) tell(t`Your request to ${office} was decided meanwhile`, closed, 'warning');
            else tell(t`You withdrew your request to ${office}`);
            onChanged();
          }}
        />
      </section>
    </>
  );
}

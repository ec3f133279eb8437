/** Leaving a department. Its only steward first says who manages its people from then on: a colleague, or Alliance staff. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Choices } from '../../../ui/Choices';
import { Confirm } from '../../../ui/Confirm';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Loading } from '../../../ui/Loading';
import { Notice } from '../../../ui/Notice';
import { sentence } from '../../../ui/sentence';
import { useSend, type Sending } from '../../../ui/useSend';
import { LeaveSeat as LeaveSeatOrder } from '../people/seatQuery';
import { postWords, roleWords } from '../roleWords';
import type { OwnSeat } from './accountQuery';
import { SuccessorsQuery } from './leaveQuery';

const staff = 'staff';

export function LeaveSeat({ seat, onLeft }: { seat: OwnSeat; onLeft: () => void }) {
  const { t } = useLingui();
  const form = useSend();
  const [, leave] = useMutation(LeaveSeatOrder);
  /** The seat of the successor, or `staff`; null: nobody was asked for. */
  const [successor, setSuccessor] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const place = `${seat.department.name}, ${seat.department.stateName}`;

  const submit = async () => {
    setRefused(null);
    const input = {
      seatId: seat.id,
      successorSeatId: successor === staff ? null : successor,
      handToStaff: successor === staff,
    };
    const data = await form.send([], () => leave({ input }));
    if (!data) return false;
    if (data.leaveSeat.__typename === 'LastSteward') {
      setRefused(data.leaveSeat.message);
      return false;
    }
    onLeft();
    return true;
  };

  return (
    <Confirm
      label={t`Leave`}
      about={place}
      heading={t`Leave ${place}?`}
      confirm={t`Leave this department`}
      form={form}
      danger
      onConfirm={submit}
    >
      <p>
        <Trans>
          You can no longer act for it from then on. What you wrote there stays with the department, drafts too. To come
          back, somebody has to invite you or approve your request.
        </Trans>
      </p>
      {refused && (
        <Notice tone="warning" heading={t`You are its only steward`} level="h3" live="alert">
          <p>{sentence(refused)}</p>
        </Notice>
      )}
      {seat.role === 'STEWARD' && <Successor seat={seat} form={form} chosen={successor} onChoose={setSuccessor} />}
    </Confirm>
  );
}

type SuccessorProps = {
  seat: OwnSeat;
  form: Sending;
  chosen: string | null;
  onChoose: (successor: string) => void;
};

function Successor({ seat, form, chosen, onChoose }: SuccessorProps) {
  const { t, i18n } = useLingui();
  const [{ data, error }] = useQuery({
    query: SuccessorsQuery,
    variables: { departmentId: seat.department.id },
    requestPolicy: 'network-only',
  });
  if (error) return <FailureNotice error={error} />;
  if (!data) return <Loading short />;
  const seats =
    data.node?.__typename === 'Department' ? (data.node.seats?.edges.map((edge) => edge.node) ?? null) : null;
  const others = seats?.filter((other) => !other.mine && other.holder) ?? [];
  if (others.some((other) => other.role === 'STEWARD')) {
    return (
      <p>
        <Trans>The department keeps another steward.</Trans>
      </p>
    );
  }
  return (
    <>
      {!seats && (
        <p>
          <Trans>To name a colleague as the next steward, act for this department first.</Trans>
        </p>
      )}
      <Choices
        field={form.name('successorSeatId')}
        kind="radio"
        legend={t`You are its only steward. Who manages its people after you?`}
        error={form.errorOf('successorSeatId')}
        options={[
          ...others.map((other) => ({
            value: other.id,
            label: other.holder!.name,
            description: `${i18n._(postWords[other.post])}, ${i18n._(roleWords[other.role])}`,
          })),
          {
            value: staff,
            label: t`The staff of the Alliance`,
            description: t`Until they have found somebody in the office`,
          },
        ]}
        chosen={chosen ? [chosen] : []}
        onChange={([value]) => value && onChoose(value)}
      />
    </>
  );
}

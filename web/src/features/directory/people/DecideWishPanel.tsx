/** The decision on a wish to join. Staff must say how they checked who it is; it stays in the record. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useMutation } from 'urql';
import type { Problem } from '../../../ui/ErrorSummary';
import { PanelForm } from '../../../ui/PanelForm';
import { SelectField } from '../../../ui/SelectField';
import { sentence } from '../../../ui/sentence';
import { TextField } from '../../../ui/TextField';
import { useSend } from '../../../ui/useSend';
import { postWords, roleWords } from '../roleWords';
import type { Done, SeatFacts, WishFacts } from './peopleQuery';
import { SeatFields, type SeatChoice } from './SeatFields';
import { DecideWish } from './wishQuery';

type Props = {
  wish: WishFacts;
  decision: 'APPROVE' | 'DECLINE';
  vacant: SeatFacts[];
  name: string;
  onDone: Done;
  onClose: () => void;
};

export function DecideWishPanel({ wish, decision, vacant, name, onDone, onClose }: Props) {
  const { t, i18n } = useLingui();
  const form = useSend();
  const [, decide] = useMutation(DecideWish);
  const [choice, setChoice] = useState<SeatChoice>({ post: wish.post, role: 'READER' });
  const [seatId, setSeatId] = useState('');
  const [reason, setReason] = useState('');
  const [check, setCheck] = useState('');
  const approves = decision === 'APPROVE';

  const takeSeat = (id: string) => {
    setSeatId(id);
    const seat = vacant.find((one) => one.id === id);
    if (seat) setChoice({ post: seat.post, role: seat.role });
  };
  const submit = async () => {
    const found: Problem[] = [];
    if (wish.needsCheck && check.trim().length < 10)
      found.push({ field: 'check', message: t`Say in a sentence how you checked who it is` });
    if (!approves && !reason.trim()) found.push({ field: 'reason', message: t`Give a reason; they read it` });
    const input = {
      joinRequestId: wish.id,
      decision,
      reason: reason.trim() || undefined,
      check: check.trim() || undefined,
      ...(approves && { ...choice, seatId: seatId || undefined }),
    };
    const answer = (await form.send(found, () => decide({ input })))?.decideJoinRequest;
    if (!answer) return;
    onClose();
    if (answer.__typename === 'JoinRequestClosed') onDone(sentence(answer.message));
    else onDone(approves ? t`${name} is a member now` : t`The request of ${name} is declined`);
  };

  return (
    <PanelForm
      heading={approves ? t`Approve ${name}` : t`Decline the request of ${name}`}
      submit={approves ? <Trans>Approve</Trans> : <Trans>Decline</Trans>}
      form={form}
      danger={!approves}
      onSubmit={() => void submit()}
      onCancel={onClose}
    >
      {wish.needsCheck && (
        <TextField
          field={form.name('check')}
          type="area"
          label={<Trans>How did you check who it is?</Trans>}
          hint={t`Like: called the office at the number on the county’s website and spoke to the clerk. It stays in the record.`}
          error={form.errorOf('check')}
          value={check}
          onChange={setCheck}
        />
      )}
      {approves && vacant.length > 0 && (
        <SelectField
          field={form.name('seatId')}
          label={<Trans>Seat</Trans>}
          hint={t`A vacant seat comes with the drafts that are kept with it`}
          error={form.errorOf('seatId')}
          options={[
            { value: '', label: t`A new seat` },
            ...vacant.map((seat) => ({
              value: seat.id,
              label: t`Vacant: ${i18n._(postWords[seat.post])}, ${i18n._(roleWords[seat.role])}`,
            })),
          ]}
          value={seatId}
          onChange={takeSeat}
        />
      )}
      {approves && <SeatFields form={form} value={choice} onChange={setChoice} />}
      <TextField
        field={form.name('reason')}
        type="area"
        label={approves ? <Trans>Reason (optional)</Trans> : <Trans>Reason</Trans>}
        hint={t`They read it`}
        error={form.errorOf('reason')}
        value={reason}
        onChange={setReason}
      />
    </PanelForm>
  );
}

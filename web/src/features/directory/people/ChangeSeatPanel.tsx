/** Changes the post and the role of a seat. The last steward is told what to do first. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useMutation } from 'urql';
import { Notice } from '../../../ui/Notice';
import { PanelForm } from '../../../ui/PanelForm';
import { sentence } from '../../../ui/sentence';
import { useSend } from '../../../ui/useSend';
import { SeatFields } from './SeatFields';
import type { SeatPanelProps } from './seatPanel';
import { ChangeSeat } from './seatQuery';

export function ChangeSeatPanel({ seat, onDone, onClose }: SeatPanelProps) {
  const { t } = useLingui();
  const form = useSend();
  const [, change] = useMutation(ChangeSeat);
  const [choice, setChoice] = useState({ post: seat.post, role: seat.role });
  const [refused, setRefused] = useState<string | null>(null);
  const name = seat.holder?.name;

  const submit = async () => {
    setRefused(null);
    const data = await form.send([], () => change({ input: { seatId: seat.id, ...choice } }));
    if (!data) return;
    if (data.changeSeat.__typename === 'LastSteward') return setRefused(data.changeSeat.message);
    onClose();
    onDone(name ? t`Changed: ${name}` : t`The vacant seat is changed`);
  };

  return (
    <PanelForm
      heading={name ? t`Change the role or post of ${name}` : t`Change this vacant seat`}
      submit={<Trans>Save</Trans>}
      form={form}
      onSubmit={() => void submit()}
      onCancel={onClose}
    >
      {refused && (
        <Notice tone="warning" heading={t`Somebody must be steward`} level="h3" live="alert">
          <p>{sentence(refused)}</p>
        </Notice>
      )}
      <SeatFields form={form} value={choice} onChange={setChoice} />
      <p>
        <Trans>The new role holds from their next click on.</Trans>
      </p>
    </PanelForm>
  );
}

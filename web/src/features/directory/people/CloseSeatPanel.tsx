/** Closes a vacant seat; what it keeps is handed to a seat that somebody holds. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useMutation } from 'urql';
import { PanelForm } from '../../../ui/PanelForm';
import { SelectField } from '../../../ui/SelectField';
import { useSend } from '../../../ui/useSend';
import { postWords } from '../roleWords';
import { heldByOthers, type SeatPanelProps } from './seatPanel';
import { CloseSeat } from './seatQuery';

export function CloseSeatPanel({ seat, seats, onDone, onClose }: SeatPanelProps) {
  const { t, i18n } = useLingui();
  const form = useSend();
  const [, closeSeat] = useMutation(CloseSeat);
  const [heir, setHeir] = useState('');
  const others = heldByOthers({ seat, seats });
  // Staff may close a seat without being allowed to count what it keeps; the server asks then.
  const [asked, setAsked] = useState(false);
  const kept = seat.resources ?? 0;
  const needed = kept > 0 || asked;

  const submit = async () => {
    const message = t`Choose who gets what this seat keeps`;
    const found = needed && !heir ? [{ field: 'handToSeatId', message }] : [];
    const data = await form.send(found, () =>
      closeSeat({ input: { seatId: seat.id, handToSeatId: heir || undefined } }),
    );
    if (!data) return;
    if (data.closeSeat.__typename === 'SeatClosed') {
      onClose();
      return onDone(t`The seat is closed`);
    }
    if (data.closeSeat.__typename === 'SeatHeld') return onDone(t`Somebody holds this seat now; it stays`);
    setAsked(true);
    await form.send([{ field: 'handToSeatId', message }], () => Promise.resolve({}));
  };

  return (
    <PanelForm
      heading={t`Close this seat?`}
      submit={<Trans>Close this seat</Trans>}
      form={form}
      danger
      onSubmit={() => void submit()}
      onCancel={onClose}
    >
      {needed ? (
        <>
          <p>
            {kept > 0 ? (
              <Plural
                value={kept}
                one="It keeps # resource. Nothing of it is lost: another seat takes it over."
                other="It keeps # resources. Nothing of them is lost: another seat takes them over."
              />
            ) : (
              <Trans>It keeps resources. Nothing of them is lost: another seat takes them over.</Trans>
            )}
          </p>
          <SelectField
            field={form.name('handToSeatId')}
            label={<Trans>Who takes them over?</Trans>}
            error={form.errorOf('handToSeatId')}
            options={[
              { value: '', label: t`Choose a person` },
              ...others.map((other) => ({
                value: other.id,
                label: `${other.holder?.name}, ${i18n._(postWords[other.post])}`,
              })),
            ]}
            value={heir}
            onChange={setHeir}
          />
        </>
      ) : (
        <p>
          <Trans>It keeps nothing, so nothing is lost. You can make a new seat by inviting somebody.</Trans>
        </p>
      )}
    </PanelForm>
  );
}

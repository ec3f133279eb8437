/** Removes a person from the department: says what ends, what stays, and asks for the reason. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useMutation } from 'urql';
import { Choices } from '../../../ui/Choices';
import { Notice } from '../../../ui/Notice';
import { PanelForm } from '../../../ui/PanelForm';
import { sentence } from '../../../ui/sentence';
import { TextField } from '../../../ui/TextField';
import { useSend } from '../../../ui/useSend';
import { useViewer } from '../viewer';
import type { SeatPanelProps } from './seatPanel';
import { RemovePerson } from './seatQuery';

export function RemovePersonPanel({ seat, department, onDone, onClose }: SeatPanelProps) {
  const { t } = useLingui();
  const form = useSend();
  const [, remove] = useMutation(RemovePerson);
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const [handsOver, setHandsOver] = useState(false);
  const { viewer } = useViewer();
  const name = seat.holder?.name ?? '';

  const submit = async () => {
    setRefused(null);
    const found = reason.trim() ? [] : [{ field: 'reason', message: t`Say why; it stays in the record` }];
    const input = { seatId: seat.id, reason: reason.trim(), ...(handsOver && { handToStaff: true }) };
    const data = await form.send(found, () => remove({ input }));
    if (!data) return;
    if (data.removePerson.__typename === 'LastSteward') return setRefused(data.removePerson.message);
    onClose();
    onDone(
      t`${name} is removed`,
      t`The seat is vacant. Its drafts stay with it until you give it to somebody or close it.`,
    );
  };

  return (
    <PanelForm
      heading={t`Remove ${name} from ${department.name}?`}
      submit={<Trans>Remove</Trans>}
      form={form}
      danger
      onSubmit={() => void submit()}
      onCancel={onClose}
    >
      {refused && (
        <Notice tone="warning" heading={t`Somebody must be steward`} level="h3" live="alert">
          <p>{sentence(refused)}</p>
        </Notice>
      )}
      {refused && viewer?.allianceRole && (
        <Choices
          field={form.name('handToStaff')}
          kind="checkbox"
          legend={<Trans>If there is nobody else</Trans>}
          options={[
            {
              value: 'yes',
              label: <Trans>Leave the department without a steward; Alliance staff look after its people</Trans>,
            },
          ]}
          chosen={handsOver ? ['yes'] : []}
          onChange={(chosen) => setHandsOver(chosen.length > 0)}
        />
      )}
      <ul>
        <li>
          <Trans>What they may do here ends at their next click. Invitations that they made end too.</Trans>
        </li>
        <li>
          <Trans>The seat stays, vacant. Its drafts and all that is published stay with the department.</Trans>
        </li>
        <li>
          <Trans>Files that they uploaded and did not yet add to a draft are deleted after a while.</Trans>
        </li>
      </ul>
      <TextField
        field={form.name('reason')}
        label={<Trans>Reason</Trans>}
        hint={t`Like: left the office on June 30. Your record keeps it.`}
        error={form.errorOf('reason')}
        value={reason}
        onChange={setReason}
      />
    </PanelForm>
  );
}

/** Moves a resource in its life, with the reason that everybody sees who could read it. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useClient } from 'urql';
import type { Problem } from '../../../ui/ErrorSummary';
import { PanelForm } from '../../../ui/PanelForm';
import { sentence } from '../../../ui/sentence';
import { TextField } from '../../../ui/TextField';
import { useKeptText } from '../../../ui/useKeptText';
import type { Tell } from '../../../ui/useNews';
import { useSend } from '../../../ui/useSend';
import type { Resource } from '../resourceQuery';
import { moveOrders, SupersedeResource, type Move } from './moveOrders';
import { isAway, moveWords } from './moveWords';
import { SuccessorField } from './SuccessorField';

type Props = { move: Move; resource: Resource; onDone: Tell; onClose: () => void };

export function MovePanel({ move, resource, onDone, onClose }: Props) {
  const { t, i18n } = useLingui();
  const client = useClient();
  const form = useSend();
  const [reason, setReason, forgetReason] = useKeptText(`commons-move ${move} ${resource.id}`);
  const [successorId, setSuccessorId] = useState('');
  const words = moveWords[move];

  const submit = async () => {
    const found: Problem[] = [];
    if (move === 'SUPERSEDE' && !successorId)
      found.push({ field: 'successorId', message: t`Choose what takes its place` });
    if (!reason.trim()) found.push({ field: 'reason', message: t`Give a reason` });
    const input = { resourceId: resource.id, reason: reason.trim() };
    const data = await form.send(found, async () =>
      move === 'SUPERSEDE'
        ? client.mutation(SupersedeResource, { input: { ...input, successorId } }).toPromise()
        : client.mutation(moveOrders[move], { input }).toPromise(),
    );
    if (!data) return;
    onClose();
    if (data.outcome.__typename === 'MoveRefused')
      return onDone(t`Nothing was changed`, <p>{sentence(data.outcome.message)}</p>, 'warning');
    forgetReason();
    onDone(i18n._(words.done));
  };

  return (
    <PanelForm
      heading={i18n._(words.question)}
      level="h2"
      submit={i18n._(words.label)}
      form={form}
      danger={move === 'WITHDRAW' || move === 'TAKE_DOWN'}
      onSubmit={() => void submit()}
      onCancel={onClose}
    >
      <p>{i18n._(words.meaning)}</p>
      {move === 'SUPERSEDE' && (
        <SuccessorField
          form={form}
          departmentId={resource.department.id}
          replacedId={resource.id}
          value={successorId}
          onChange={setSuccessorId}
        />
      )}
      <TextField
        field={form.name('reason')}
        type="area"
        label={<Trans>Reason</Trans>}
        hint={isAway(move) ? t`Everybody who could read it sees this reason` : t`It stays on record`}
        error={form.errorOf('reason')}
        value={reason}
        onChange={setReason}
      />
    </PanelForm>
  );
}

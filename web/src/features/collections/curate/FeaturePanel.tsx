/** Puts something on the front page, with a sentence why, until a day. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useMutation } from 'urql';
import type { Problem } from '../../../ui/ErrorSummary';
import { PanelForm } from '../../../ui/PanelForm';
import { TextField } from '../../../ui/TextField';
import type { Tell } from '../../../ui/useNews';
import { useSend } from '../../../ui/useSend';
import { Feature } from './curationOrders';
import { daysFrom, isAhead } from './days';
import type { Subject } from './FeatureTools';

type Props = { subject: Subject; onDone: Tell; onClose: () => void };

export function FeaturePanel({ subject, onDone, onClose }: Props) {
  const { t } = useLingui();
  const form = useSend();
  const [, feature] = useMutation(Feature);
  const [note, setNote] = useState('');
  const [until, setUntil] = useState(() => daysFrom(new Date(), 30));
  const submit = async () => {
    const found: Problem[] = [];
    if (!note.trim()) found.push({ field: 'note', message: t`Say in a sentence why` });
    if (!isAhead(until, new Date())) found.push({ field: 'until', message: t`Choose a day that is to come` });
    const sent = await form.send(found, () => feature({ input: { ...subject, note: note.trim(), until } }));
    if (!sent) return;
    onClose();
    onDone(t`It is on the front page`);
  };
  return (
    <PanelForm
      heading={<Trans>Show it on the front page</Trans>}
      submit={<Trans>Feature it</Trans>}
      form={form}
      onSubmit={() => void submit()}
      onCancel={onClose}
    >
      <TextField
        field={form.name('note')}
        label={<Trans>Why, in a sentence</Trans>}
        hint={t`It stands under the title on the front page`}
        error={form.errorOf('note')}
        value={note}
        onChange={setNote}
      />
      <TextField
        field={form.name('until')}
        type="date"
        label={<Trans>Until</Trans>}
        error={form.errorOf('until')}
        value={until}
        onChange={setUntil}
      />
    </PanelForm>
  );
}

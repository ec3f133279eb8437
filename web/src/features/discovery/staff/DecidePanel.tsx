/** Puts a search on the wanted list, or hides it from there, with a reason that stays in the record. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useMutation } from 'urql';
import { Notice } from '../../../ui/Notice';
import { PanelForm } from '../../../ui/PanelForm';
import { TextField } from '../../../ui/TextField';
import { useSend } from '../../../ui/useSend';
import { DecideWanted, type Verdict } from './searchesQuery';

type Props = { query: string; verdict: Verdict; onDone: (heading: string) => void; onClose: () => void };

export function DecidePanel({ query, verdict, onDone, onClose }: Props) {
  const { t } = useLingui();
  const form = useSend();
  const [, decide] = useMutation(DecideWanted);
  const [reason, setReason] = useState('');
  const [few, setFew] = useState<string | null>(null);
  const lists = verdict === 'LIST';

  const submit = async () => {
    setFew(null);
    const found = reason.trim().length < 3 ? [{ field: 'reason', message: t`Say why` }] : [];
    const input = { query, verdict, reason: reason.trim() };
    const outcome = (await form.send(found, () => decide({ input })))?.decideWanted;
    if (!outcome) return;
    if (outcome.__typename !== 'WantedDecided') return setFew(outcome.message);
    onClose();
    onDone(lists ? t`“${query}” is on the wanted list` : t`“${query}” is hidden from the wanted list`);
  };

  return (
    <PanelForm
      heading={lists ? t`Put “${query}” on the wanted list?` : t`Hide “${query}” from the wanted list?`}
      submit={lists ? <Trans>Put it there</Trans> : <Trans>Hide it</Trans>}
      form={form}
      onSubmit={() => void submit()}
      onCancel={onClose}
    >
      {few && (
        <Notice tone="warning" heading={t`Too few departments asked`} level="h3" live="alert">
          <p>{few}</p>
        </Notice>
      )}
      <TextField
        field={form.name('reason')}
        label={<Trans>Reason</Trans>}
        hint={t`It stays in the record`}
        error={form.errorOf('reason')}
        value={reason}
        onChange={setReason}
      />
    </PanelForm>
  );
}

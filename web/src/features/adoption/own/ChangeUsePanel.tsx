/** Changes what one's office says of its use: how far it is, how many were printed or mailed, what came of it. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useMutation } from 'urql';
import type { Problem } from '../../../ui/ErrorSummary';
import { PanelForm } from '../../../ui/PanelForm';
import { readCount } from '../../../ui/readCount';
import { TextField } from '../../../ui/TextField';
import type { Tell } from '../../../ui/useNews';
import { useSend } from '../../../ui/useSend';
import type { OwnUse } from '../adoptionQuery';
import { ChangeAdoption } from './adoptionOrders';
import { statuses } from './adoptionWords';
import { useOutcome } from './useOutcome';
import { UseFields } from './UseFields';

type Props = { use: OwnUse; report: NonNullable<OwnUse['report']>; onDone: Tell; onClose: () => void };

const shown = (count: number | null) => (count === null ? '' : String(count));

export function ChangeUsePanel({ use, report, onDone, onClose }: Props) {
  const { t } = useLingui();
  const form = useSend();
  const [, change] = useMutation(ChangeAdoption);
  const tellOutcome = useOutcome(onDone);
  const [choice, setChoice] = useState({ status: use.status, intent: report.intent });
  const [printed, setPrinted] = useState(shown(report.printed));
  const [mailed, setMailed] = useState(shown(report.mailed));
  const [note, setNote] = useState(report.note);

  const submit = async () => {
    const found: Problem[] = [];
    for (const [field, typed] of Object.entries({ printed, mailed }))
      if (typed.trim() && readCount(typed) === null)
        found.push({ field, message: t`Enter a whole number, like 2,300` });
    const counts = { printed: readCount(printed), mailed: readCount(mailed) };
    // What did not change stays out, so that a retired use takes its note.
    const moved = {
      status: choice.status === use.status ? undefined : choice.status,
      intent: choice.intent === report.intent ? undefined : choice.intent,
    };
    const input = { adoptionId: use.id, revision: report.revision, ...moved, ...counts, note };
    const data = await form.send(found, () => change({ input }));
    if (!data) return;
    onClose();
    tellOutcome(
      data.changeAdoption,
      choice.status === 'RETIRED' ? t`Noted: your office has stopped using this` : t`Your changes are saved`,
    );
  };

  const count = (field: 'printed' | 'mailed', value: string, onChange: (value: string) => void) => ({
    field: form.name(field),
    error: form.errorOf(field),
    value,
    onChange,
    inputMode: 'numeric' as const,
  });

  return (
    <PanelForm
      heading={t`Change what our office says`}
      submit={<Trans>Save</Trans>}
      form={form}
      onSubmit={() => void submit()}
      onCancel={onClose}
    >
      <UseFields form={form} statuses={statuses} value={choice} onChange={setChoice} />
      <TextField {...count('printed', printed, setPrinted)} label={<Trans>Copies printed (optional)</Trans>} />
      <TextField {...count('mailed', mailed, setMailed)} label={<Trans>Copies mailed (optional)</Trans>} />
      <TextField
        field={form.name('note')}
        label={<Trans>What came of it (optional)</Trans>}
        hint={t`Your office and the office that made this can read it. Do not name voters.`}
        error={form.errorOf('note')}
        type="area"
        value={note}
        onChange={setNote}
      />
    </PanelForm>
  );
}

/** Asks for a change at certain words: the words, selected before or typed here, and what to change. */
import { Trans, useLingui } from '@lingui/react/macro';
import type { Problem } from '../../../ui/ErrorSummary';
import { PanelForm } from '../../../ui/PanelForm';
import { TextField } from '../../../ui/TextField';
import { useSend } from '../../../ui/useSend';
import { longest } from './keptPassages';
import type { KeptPassages } from './usePassages';

type Props = { passages: KeptPassages; onAdded: () => void; onCancel: () => void };

export function PassageForm({ passages, onAdded, onCancel }: Props) {
  const { t } = useLingui();
  const form = useSend();
  const { draft, write, add } = passages;

  const submit = async () => {
    const found: Problem[] = [];
    const quote = draft.quote.trim();
    if (!quote) found.push({ field: 'quote', message: t`Copy or type the words that have to change` });
    if (quote.length > longest)
      found.push({ field: 'quote', message: t`Choose fewer words, at most ${longest} characters` });
    if (!draft.text.trim()) found.push({ field: 'text', message: t`Say what to change there` });
    if (!(await form.send(found, async () => ({ data: true })))) return;
    add();
    onAdded();
  };

  return (
    <PanelForm
      heading={t`Ask for a change`}
      submit={t`Add to the list`}
      form={form}
      onSubmit={() => void submit()}
      onCancel={onCancel}
    >
      <TextField
        field={form.name('quote')}
        type="area"
        label={<Trans>The words in the version</Trans>}
        hint={t`Select them in the text before, or type or paste them here`}
        error={form.errorOf('quote')}
        value={draft.quote}
        onChange={(quote) => write({ ...draft, quote })}
      />
      <TextField
        field={form.name('text')}
        type="area"
        label={<Trans>What to change</Trans>}
        hint={t`Plain words for the department; they stay on record`}
        error={form.errorOf('text')}
        value={draft.text}
        onChange={(text) => write({ ...draft, text })}
      />
    </PanelForm>
  );
}

/** Says that one's own office uses a resource. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useMutation } from 'urql';
import { Notice } from '../../../ui/Notice';
import { PanelForm } from '../../../ui/PanelForm';
import { sentence } from '../../../ui/sentence';
import { TextField } from '../../../ui/TextField';
import type { Tell } from '../../../ui/useNews';
import { useSend } from '../../../ui/useSend';
import { AdoptTemplate } from './adoptionOrders';
import { statuses } from './adoptionWords';
import { UseFields, type UseChoice } from './UseFields';

type Props = { resourceId: string; onDone: Tell; onClose: () => void };

export function AdoptPanel({ resourceId, onDone, onClose }: Props) {
  const { t } = useLingui();
  const form = useSend();
  const [, adopt] = useMutation(AdoptTemplate);
  const [choice, setChoice] = useState<UseChoice>({ status: 'IN_USE', intent: 'TELL_UPDATES' });
  const [note, setNote] = useState('');
  const [refused, setRefused] = useState<string | null>(null);

  const submit = async () => {
    setRefused(null);
    const data = await form.send([], () => adopt({ input: { resourceId, ...choice, note } }));
    if (!data) return;
    const payload = data.adoptTemplate;
    if (payload.__typename === 'TemplateNotAdoptable') return setRefused(sentence(payload.message));
    onClose();
    // A colleague was quicker: what they said stands on the page now.
    if (payload.__typename === 'TemplateAlreadyAdopted')
      return onDone(t`Your office uses this already`, <p>{sentence(payload.message)}</p>, 'warning');
    onDone(choice.status === 'PLANNED' ? t`Noted: your office plans to use this` : t`Noted: your office uses this`);
  };

  return (
    <PanelForm
      heading={t`Use this in our office`}
      submit={<Trans>Save</Trans>}
      form={form}
      onSubmit={() => void submit()}
      onCancel={onClose}
    >
      {refused && (
        <Notice tone="warning" heading={t`This cannot be used just now`} level="h3" live="alert">
          <p>{refused}</p>
        </Notice>
      )}
      <p>
        <Trans>Whoever can read this resource sees that your office uses it or plans to.</Trans>
      </p>
      <UseFields
        form={form}
        statuses={statuses.filter((status) => status !== 'RETIRED')}
        value={choice}
        onChange={setChoice}
      />
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

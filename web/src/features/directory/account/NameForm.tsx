/** One's own name, as colleagues see it. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useMutation } from 'urql';
import { FormNotices } from '../../../ui/FormNotices';
import { TextField } from '../../../ui/TextField';
import { useSend } from '../../../ui/useSend';
import { EditPerson } from './accountQuery';

export function NameForm({ name, onSaved }: { name: string; onSaved: () => void }) {
  const { t } = useLingui();
  const form = useSend();
  const [, edit] = useMutation(EditPerson);
  const [typed, setTyped] = useState(name);

  const submit = async () => {
    const found = typed.trim() ? [] : [{ field: 'name', message: t`Enter your name` }];
    const data = await form.send(found, () => edit({ input: { name: typed.trim() } }));
    if (data) onSaved();
  };

  return (
    <form
      noValidate
      aria-labelledby="you-heading"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <FormNotices form={form} />
      <TextField
        field={form.name('name')}
        label={<Trans>Name</Trans>}
        hint={t`Members see it beside what you publish and decide`}
        error={form.errorOf('name')}
        autoComplete="name"
        value={typed}
        onChange={setTyped}
      />
      <button type="submit" className="usa-button usa-button--outline" aria-disabled={form.busy}>
        <Trans>Save the name</Trans>
      </button>
    </form>
  );
}

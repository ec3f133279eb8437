/** What one says of a search that one keeps: its name, and whether to be told. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Choices } from '../../../ui/Choices';
import { TextField } from '../../../ui/TextField';
import type { useSend } from '../../../ui/useSend';

export type SavedSearchWords = { name: string; notify: boolean };

type Props = {
  form: ReturnType<typeof useSend>;
  value: SavedSearchWords;
  onChange: (value: SavedSearchWords) => void;
};

export function SavedSearchFields({ form, value, onChange }: Props) {
  const { t } = useLingui();
  return (
    <>
      <TextField
        field={form.name('name')}
        label={<Trans>Name</Trans>}
        hint={t`You know it by this name later. Only you see it.`}
        error={form.errorOf('name')}
        value={value.name}
        onChange={(name) => onChange({ ...value, name })}
      />
      <Choices
        field={form.name('notify')}
        kind="checkbox"
        legend={<Trans>When something new is published</Trans>}
        options={[{ value: 'yes', label: <Trans>Tell me</Trans> }]}
        chosen={value.notify ? ['yes'] : []}
        onChange={(chosen) => onChange({ ...value, notify: chosen.length > 0 })}
      />
    </>
  );
}

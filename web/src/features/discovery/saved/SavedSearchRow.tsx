/** A saved search: opening it marks what is new as seen. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMutation } from 'urql';
import { Actions } from '../../../ui/Actions';
import { Choices } from '../../../ui/Choices';
import { DateText } from '../../../ui/DateText';
import { PanelForm } from '../../../ui/PanelForm';
import { TextField } from '../../../ui/TextField';
import { useSend } from '../../../ui/useSend';
import { DeleteSavedSearch, MarkSavedSearchSeen, RenameSavedSearch, type SavedSearch } from './savedQuery';
import { searchWords, stateOf } from './savedState';

type Props = { search: SavedSearch; onDone: (heading: string) => void };

export function SavedSearchRow({ search, onDone }: Props) {
  const { i18n } = useLingui();
  const [, seen] = useMutation(MarkSavedSearchSeen);
  const change = (close: () => void) => <ChangeForm {...{ search, onDone }} onClose={close} />;
  const remove = (close: () => void) => <DeleteForm {...{ search, onDone }} onClose={close} />;
  return (
    <li className="file">
      <h2 className="file__name">
        <Link
          to="/search"
          search={stateOf(search)}
          className="usa-link"
          onClick={() => {
            // The answer is not waited for: what could not be marked stays new.
            if (search.newCount > 0) void seen({ input: { savedSearchId: search.id } });
          }}
        >
          {search.name}
        </Link>{' '}
        {search.newCount > 0 && (
          <span className="usa-tag">
            <Plural value={search.newCount} one="# new" other="# new" />
          </span>
        )}
      </h2>
      <p>{searchWords(i18n, search)}</p>
      <p className="quiet">
        <Trans>
          saved <DateText value={search.createdAt} />
        </Trans>
        {' · '}
        {search.notify ? <Trans>you are told of what is new</Trans> : <Trans>you look for yourself</Trans>}
      </p>
      <Actions
        about={search.name}
        items={[
          { name: 'change', label: <Trans>Change</Trans>, render: change },
          { name: 'delete', label: <Trans>Delete</Trans>, render: remove },
        ]}
      />
    </li>
  );
}

function ChangeForm({ search, onDone, onClose }: Props & { onClose: () => void }) {
  const { t } = useLingui();
  const form = useSend();
  const [, rename] = useMutation(RenameSavedSearch);
  const [name, setName] = useState(search.name);
  const [notify, setNotify] = useState(search.notify);
  const submit = async () => {
    const found = name.trim() ? [] : [{ field: 'name', message: t`Give it a name` }];
    const input = { savedSearchId: search.id, name: name.trim(), notify };
    const data = await form.send(found, () => rename({ input }));
    if (!data) return;
    onClose();
    onDone(t`Changed: ${data.renameSavedSearch.savedSearch.name}`);
  };
  return (
    <PanelForm
      heading={t`Change this saved search`}
      submit={<Trans>Save</Trans>}
      form={form}
      onSubmit={() => void submit()}
      onCancel={onClose}
    >
      <TextField
        field={form.name('name')}
        label={<Trans>Name</Trans>}
        error={form.errorOf('name')}
        value={name}
        onChange={setName}
      />
      <Choices
        field={form.name('notify')}
        kind="checkbox"
        legend={<Trans>When something new is published</Trans>}
        options={[{ value: 'yes', label: <Trans>Tell me</Trans> }]}
        chosen={notify ? ['yes'] : []}
        onChange={(chosen) => setNotify(chosen.length > 0)}
      />
    </PanelForm>
  );
}

function DeleteForm({ search, onDone, onClose }: Props & { onClose: () => void }) {
  const { t } = useLingui();
  const form = useSend();
  const [, remove] = useMutation(DeleteSavedSearch);
  const submit = async () => {
    const data = await form.send([], () => remove({ input: { savedSearchId: search.id } }));
    if (!data) return;
    onClose();
    onDone(t`Deleted: ${search.name}`);
  };
  return (
    <PanelForm
      heading={t`Delete this saved search?`}
      submit={<Trans>Delete it</Trans>}
      form={form}
      danger
      onSubmit={() => void submit()}
      onCancel={onClose}
    >
      <p>
        <Trans>You are told nothing of it any more. The resources stay where they are.</Trans>
      </p>
    </PanelForm>
  );
}

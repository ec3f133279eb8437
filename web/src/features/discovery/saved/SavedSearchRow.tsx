/** A saved search: opening it marks what is new as seen. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMutation } from 'urql';
import { Actions } from '../../../ui/Actions';
import { DateText } from '../../../ui/DateText';
import { PanelForm } from '../../../ui/PanelForm';
import { useSend } from '../../../ui/useSend';
import { DeleteSavedSearch, MarkSavedSearchSeen, RenameSavedSearch, type SavedSearch } from './savedQuery';
import { SavedSearchFields } from './SavedSearchFields';
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
  const [words, setWords] = useState({ name: search.name, notify: search.notify });
  const submit = async () => {
    const name = words.name.trim();
    const found = name ? [] : [{ field: 'name', message: t`Give it a name` }];
    const input = { savedSearchId: search.id, name, notify: words.notify };
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
      <SavedSearchFields form={form} value={words} onChange={setWords} />
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

/** Keeps the search that stands on the page: a button that opens a small form with its name and whether to be told. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMutation } from 'urql';
import { Actions } from '../../../ui/Actions';
import { Notice } from '../../../ui/Notice';
import { PanelForm } from '../../../ui/PanelForm';
import { sentence } from '../../../ui/sentence';
import { useNews } from '../../../ui/useNews';
import { useSend } from '../../../ui/useSend';
import { hasFilters, searchVariables, type SearchState } from '../searchState';
import { SaveSearch } from './savedQuery';
import { SavedSearchFields } from './SavedSearchFields';

/** Another search begins with a fresh form; what asks for everything is not saved. */
export function SaveSearchPanel({ state }: { state: SearchState }) {
  if (!state.q && !hasFilters(state)) return null;
  return <Panel key={JSON.stringify(searchVariables({ ...state, after: undefined }))} state={state} />;
}

function Panel({ state }: { state: SearchState }) {
  const { t } = useLingui();
  const [news, tell] = useNews();
  const saved = (name: string) =>
    tell(
      t`Saved: ${name}`,
      <p>
        <Trans>What is published from now on and has all your words is counted under “My saved searches”.</Trans>{' '}
        <Link to="/searches" className="usa-link">
          <Trans>My saved searches</Trans>
        </Link>
      </p>,
    );
  const form = (close: () => void) => <SaveForm state={state} onSaved={saved} onClose={close} />;
  return (
    <div className="noprint">
      {news}
      <Actions items={[{ name: 'save', label: <Trans>Save this search</Trans>, render: form }]} />
    </div>
  );
}

type Props = { state: SearchState; onSaved: (name: string) => void; onClose: () => void };

function SaveForm({ state, onSaved, onClose }: Props) {
  const { t } = useLingui();
  const form = useSend();
  const [, save] = useMutation(SaveSearch);
  const [words, setWords] = useState({ name: state.q?.slice(0, 100) ?? '', notify: true });
  const [full, setFull] = useState<string | null>(null);

  const submit = async () => {
    setFull(null);
    const name = words.name.trim();
    const found = name ? [] : [{ field: 'name', message: t`Give it a name` }];
    const { query, filter } = searchVariables({ ...state, after: undefined });
    const input = { name, query, filter, notify: words.notify };
    const outcome = (await form.send(found, () => save({ input })))?.saveSearch;
    if (!outcome) return;
    if (outcome.__typename !== 'SearchSaved') return setFull(outcome.message);
    onClose();
    onSaved(outcome.savedSearch.name);
  };

  return (
    <PanelForm
      heading={t`Save this search`}
      submit={<Trans>Save</Trans>}
      form={form}
      level="h2"
      onSubmit={() => void submit()}
      onCancel={onClose}
    >
      {full && (
        <Notice tone="warning" heading={t`There are too many saved searches`} level="h3" live="alert">
          <p>{sentence(full)}</p>
        </Notice>
      )}
      <SavedSearchFields form={form} value={words} onChange={setWords} />
    </PanelForm>
  );
}

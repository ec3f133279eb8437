/** Adds the resource on the page to one of the collections that the viewer keeps, with a word about it. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import type { Problem } from '../../../ui/ErrorSummary';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Loading } from '../../../ui/Loading';
import { PanelForm } from '../../../ui/PanelForm';
import { SelectField } from '../../../ui/SelectField';
import { TextField } from '../../../ui/TextField';
import { useKeptText } from '../../../ui/useKeptText';
import type { Tell } from '../../../ui/useNews';
import { useSend } from '../../../ui/useSend';
import { sayRefusal } from '../../curation/refusalWords';
import { AddToCollection } from '../edit/addOrder';
import { useAddNews } from '../edit/useAddNews';
import type { Curated } from '../resourceCurationQuery';
import { OwnCollectionsQuery } from './curationOrders';

type Props = { resource: Curated; onDone: Tell; onClose: () => void };

export function AddPanel({ resource, onDone, onClose }: Props) {
  const { t, i18n } = useLingui();
  const form = useSend((failure) => sayRefusal(i18n, failure));
  const [{ data, error }] = useQuery({ query: OwnCollectionsQuery, requestPolicy: 'cache-and-network' });
  const [, add] = useMutation(AddToCollection);
  const tellOutcome = useAddNews(onDone);
  const [collectionId, setCollectionId] = useState('');
  const [commentary, setCommentary, forget] = useKeptText(`commons-collect ${resource.id}`);
  const open = (data?.collections.edges ?? [])
    .map(({ node }) => node)
    .filter((one) => one.viewerActions.includes('ADD'));
  const none = data !== undefined && open.length === 0;

  const submit = async () => {
    const found: Problem[] = collectionId ? [] : [{ field: 'collectionId', message: t`Choose a collection` }];
    const input = { collectionId, resourceId: resource.id, commentary: commentary.trim() };
    const sent = await form.send(found, () => add({ input }));
    if (!sent) return;
    forget();
    onClose();
    const { name, state } = resource.department;
    tellOutcome(sent.addToCollection, { title: resource.title, office: `${name}, ${state}` });
  };

  if (error && !data) return <FailureNotice error={error} />;
  if (!data) return <Loading short />;
  if (none)
    return (
      <div className="panel">
        <p>
          <Trans>You keep no collection yet.</Trans>
        </p>
        <Link to="/collections" className="usa-link">
          <Trans>Make a collection first</Trans>
        </Link>
      </div>
    );
  return (
    <PanelForm
      heading={<Trans>Add it to a collection</Trans>}
      submit={<Trans>Add it</Trans>}
      form={form}
      onSubmit={() => void submit()}
      onCancel={onClose}
    >
      <SelectField
        field={form.name('collectionId')}
        label={<Trans>Collection</Trans>}
        error={form.errorOf('collectionId')}
        options={[{ value: '', label: t`Choose one` }, ...open.map(({ id, title }) => ({ value: id, label: title }))]}
        value={collectionId}
        onChange={setCollectionId}
      />
      <TextField
        field={form.name('commentary')}
        type="area"
        label={<Trans>Why it belongs there (optional)</Trans>}
        hint={t`Readers of the collection see it. A resource of another office waits until that office has agreed.`}
        error={form.errorOf('commentary')}
        value={commentary}
        onChange={setCommentary}
      />
    </PanelForm>
  );
}

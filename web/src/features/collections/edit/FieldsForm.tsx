/** The form of a collection's words. What was typed is kept in the tab until it is saved; a save never overwrites what one has not seen. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useState, type ReactNode } from 'react';
import { useMutation } from 'urql';
import type { Problem } from '../../../ui/ErrorSummary';
import { FormNotices } from '../../../ui/FormNotices';
import { changed, merged } from '../../../ui/meeting';
import type { Reach } from '../../../ui/kinds';
import { TextField } from '../../../ui/TextField';
import type { Tell } from '../../../ui/useNews';
import { useSend } from '../../../ui/useSend';
import { AlignmentFields } from './AlignmentFields';
import { CollectionConflict, type Conflict } from './CollectionConflict';
import { baseOf, changesInput, type CollectionFields } from './collectionFields';
import { collectionWords } from './collectionWords';
import { SaveCollection } from './editOrders';
import type { EditData, EditedCollection } from './editQuery';
import { keepCollection, keptCollection } from './keptCollection';
import { keeperOf, losesReaders, words } from './ownReach';
import { ReachFields } from './ReachFields';
import { WaitWarning } from './WaitWarning';

type Props = {
  collection: EditedCollection;
  data: Pick<EditData, 'values' | 'standards' | 'groups'>;
  /** The widest reach that its keepers give by themselves. */
  own: Reach;
  /** What came of the last save, while nothing newer has happened. */
  news: ReactNode;
  onDone: Tell;
};

type State = { base: ReturnType<typeof baseOf>; fields: CollectionFields; conflict: Conflict | null };

/** What the form begins with: what stands there, or what was typed before. */
function begin(collection: EditedCollection): State {
  const now = baseOf(collection);
  const kept = keptCollection(collection.id);
  return kept ? meeting(kept.base.fields, kept.fields, now) : { base: now, fields: now.fields, conflict: null };
}

/** Mine on top of what stands there now. Where only the order of the resources has changed there is nothing to ask. */
function meeting(base: CollectionFields, mine: CollectionFields, now: ReturnType<typeof baseOf>): State {
  const theirs = now.fields;
  const conflict = changed(base, theirs).length > 0 ? { base, mine, theirs } : null;
  return { base: now, fields: merged(base, mine, theirs), conflict };
}

export function FieldsForm({ collection, data, own, news, onDone: tell }: Props) {
  const { t, i18n } = useLingui();
  const form = useSend();
  const keeper = keeperOf(collection);
  const [, save] = useMutation(SaveCollection);
  const [{ base, fields, conflict }, setState] = useState(() => begin(collection));

  const change = (patch: Partial<CollectionFields>) => {
    const next = { ...fields, ...patch };
    setState({ base, conflict, fields: next });
    keepCollection(collection.id, { base, fields: next });
  };

  /** Saves on top of a base; once more by itself where what was saved meanwhile are none of these fields. */
  const saveOn = async (on: ReturnType<typeof baseOf>, found: Problem[]): Promise<void> => {
    const input = { collectionId: collection.id, revision: on.revision, ...changesInput(on.fields, fields) };
    const sent = await form.send(found, () => save({ input }));
    if (!sent) return;
    const now = baseOf(sent.saveCollection.collection);
    if (sent.saveCollection.__typename === 'CollectionSaved') {
      keepCollection(collection.id, null);
      setState({ base: now, fields: now.fields, conflict: null });
      return tell(t`The collection is saved`);
    }
    const met = meeting(on.fields, fields, now);
    setState(met);
    keepCollection(collection.id, met);
    if (!met.conflict && now.revision > on.revision) return saveOn(now, []);
  };

  const submit = () => {
    const found: Problem[] = [];
    if (!fields.title.trim()) found.push({ field: 'title', message: t`Enter a title` });
    if (fields.reach === 'GROUP' && !fields.groupId && keeper !== 'group')
      found.push({ field: 'groupId', message: t`Choose a group` });
    if (found.length === 0 && changed(base.fields, fields).length === 0)
      return tell(t`There is nothing new to save`, null, 'warning');
    void saveOn(base, found);
  };

  const differs = changed(base.fields, fields);
  const waits = losesReaders(collection, own) && words.some((name) => differs.includes(name));

  const text = (name: 'title' | 'summary' | 'introduction' | 'topics') => ({
    field: form.name(name),
    label: i18n._(collectionWords[name]),
    error: form.errorOf(name),
    value: fields[name],
    onChange: (value: string) => change({ [name]: value }),
  });

  return (
    <form
      className="editor"
      noValidate
      aria-labelledby="words-heading"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2 id="words-heading">
        <Trans>What it says of itself</Trans>
      </h2>
      {news}
      <FormNotices form={form} />
      {conflict && (
        <CollectionConflict collection={collection} conflict={conflict} fields={fields} data={data} onChoose={change} />
      )}
      <TextField {...text('title')} />
      <TextField {...text('summary')} type="area" hint={t`One or two sentences: what it is for, and for whom`} />
      <TextField
        {...text('introduction')}
        type="tall area"
        hint={t`How to use it. You can mark up your text (Markdown): # heading, * list, **bold**`}
      />
      <ReachFields
        form={form}
        fields={fields}
        groups={data.groups}
        collection={collection}
        own={own}
        onChange={change}
      />
      <AlignmentFields form={form} fields={fields} data={data} onChange={change} />
      <TextField {...text('topics')} hint={t`Words with commas between them, like: drop boxes, chain of custody`} />
      <div role="status">{waits && <WaitWarning own={own} />}</div>
      <button type="submit" className="usa-button" aria-disabled={form.busy}>
        <Trans>Save the collection</Trans>
      </button>
    </form>
  );
}

/** The form of a concept, new or known: its words, its links, what a change would do, and saving it. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useMutation } from 'urql';
import { FormNotices } from '../../../ui/FormNotices';
import { Notice } from '../../../ui/Notice';
import { sentence } from '../../../ui/sentence';
import { TextField } from '../../../ui/TextField';
import { useSend } from '../../../ui/useSend';
import { emptyFields, fieldsOf, inputOf, problemsOf, type ConceptFields } from './conceptFields';
import { SaveConcept, type Concept, type Warning } from './conceptQuery';
import { LabelsTable } from './LabelsTable';
import { LinksField } from './LinksField';
import { PreviewPanel } from './PreviewPanel';

type Props = {
  /** What is saved now; null for a new concept. */
  concept: Concept | null;
  categories: string[];
  onSaved: (concept: Concept, warnings: Warning[]) => void;
  /** What somebody else saved takes the place of what is written here. */
  onTheirs: (concept: Concept) => void;
};

export function ConceptForm({ concept, categories, onSaved, onTheirs }: Props) {
  const { t } = useLingui();
  const form = useSend();
  const [, save] = useMutation(SaveConcept);
  const [fields, setFields] = useState<ConceptFields>(() => (concept ? fieldsOf(concept) : emptyFields()));
  /** What somebody else saved while this form was open. */
  const [theirs, setTheirs] = useState<Concept | null>(null);
  const change = (patch: Partial<ConceptFields>) => setFields({ ...fields, ...patch });
  const input = inputOf(fields, concept);

  const send = async (over: Concept | null) => {
    const found = fields.preferred.trim() ? [] : [{ field: 'preferred', message: t`Write the word that is shown` }];
    const order = { ...input, revision: over?.revision ?? 0 };
    const answer = (await form.send(found, () => save({ input: order })))?.saveConcept;
    if (!answer) return;
    setTheirs(null);
    if (answer.__typename === 'ConceptSaved') onSaved(answer.concept, answer.warnings);
    else if (answer.__typename === 'ConceptConflict') setTheirs(answer.concept);
    else {
      const problems = problemsOf(fields, answer.problems);
      void form.send(
        problems.map(({ field, message }) => ({ field, message: sentence(message) })),
        () => save({ input: order }),
      );
    }
  };

  const category = 'concept-categories';
  return (
    <form
      noValidate
      aria-label={t`Concept`}
      onSubmit={(event) => {
        event.preventDefault();
        void send(concept);
      }}
    >
      <FormNotices form={form} />
      {theirs && (
        <Notice tone="warning" heading={t`Somebody else saved this concept while you were writing`} live="alert">
          <p>
            <Trans>Yours is not saved. Take over what is saved now and write again, or save yours over it.</Trans>
          </p>
          <div className="row">
            <button type="button" className="usa-button usa-button--outline" onClick={() => onTheirs(theirs)}>
              <Trans>Show what is saved now</Trans>
            </button>
            <button type="button" className="usa-button usa-button--danger" onClick={() => void send(theirs)}>
              <Trans>Save mine over it</Trans>
            </button>
          </div>
        </Notice>
      )}
      <TextField
        field={form.name('preferred')}
        label={<Trans>The word that is shown</Trans>}
        hint={t`At most 80 letters and 7 words`}
        error={form.errorOf('preferred')}
        value={fields.preferred}
        onChange={(preferred) => change({ preferred })}
      />
      <TextField
        field={form.name('category')}
        label={<Trans>Category</Trans>}
        hint={t`A word or two. In use: ${categories.join(', ')}`}
        error={form.errorOf('category')}
        value={fields.category}
        onChange={(chosen) => change({ category: chosen })}
        list={category}
      />
      <datalist id={category}>
        {categories.map((known) => (
          <option key={known} value={known}>
            {known}
          </option>
        ))}
      </datalist>
      <LabelsTable
        rows={fields.labels}
        onChange={(labels) => change({ labels })}
        name={form.name}
        errorOf={form.errorOf}
      />
      <LinksField
        field={form.name('broader')}
        legend={<Trans>Wider concepts</Trans>}
        hint={<Trans>What this one is a kind of</Trans>}
        error={form.errorOf('broader')}
        links={fields.broader}
        own={concept?.key}
        onChange={(broader) => change({ broader })}
      />
      <LinksField
        field={form.name('narrower')}
        legend={<Trans>Narrower concepts</Trans>}
        hint={<Trans>Kinds of this one</Trans>}
        error={form.errorOf('narrower')}
        links={fields.narrower}
        own={concept?.key}
        onChange={(narrower) => change({ narrower })}
      />
      <LinksField
        field={form.name('related')}
        legend={<Trans>Related concepts</Trans>}
        hint={<Trans>Neighbours, neither wider nor narrower</Trans>}
        error={form.errorOf('related')}
        links={fields.related}
        own={concept?.key}
        onChange={(related) => change({ related })}
      />
      <PreviewPanel input={input} />
      <div className="row">
        <button type="submit" className="usa-button" aria-disabled={form.busy}>
          {concept?.retiredAt ? <Trans>Save and bring back</Trans> : <Trans>Save the concept</Trans>}
        </button>
      </div>
    </form>
  );
}

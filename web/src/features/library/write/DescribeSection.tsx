/** The words of a draft: title, summary, text with a preview by the server's own renderer, topics, and what changed. */
import { Trans, useLingui } from '@lingui/react/macro';
import { fieldId } from '../../../ui/ErrorSummary';
import { Prose } from '../../../ui/Prose';
import { TextField } from '../../../ui/TextField';
import type { DraftPatch } from './draftFields';
import type { DraftFields } from './draftQuery';
import { fieldWords } from './fieldWords';
import { MarkdownField } from './text/MarkdownField';
import { TopicsField } from './TopicsField';

type Props = {
  fields: DraftFields;
  /** Whether there is a version before it, in which there may be a mistake. */
  isNext: boolean;
  /** The text as of the last save, rendered and sanitised by the server. */
  savedBodyHtml: string;
  errors: Partial<Record<string, string>>;
  onChange: (patch: DraftPatch) => void;
};

export function DescribeSection({ fields, isNext, savedBodyHtml, errors, onChange }: Props) {
  const { t, i18n } = useLingui();
  return (
    <section aria-labelledby="describe-heading">
      <h2 id="describe-heading">
        <Trans>Description</Trans>
      </h2>
      <TextField
        field="title"
        label={i18n._(fieldWords.title)}
        hint={t`What a colleague in another state would look for`}
        error={errors.title}
        value={fields.title}
        onChange={(title) => onChange({ title })}
      />
      <TextField
        field="summary"
        type="area"
        label={i18n._(fieldWords.summary)}
        hint={t`One or two sentences: what it is, and for whom`}
        error={errors.summary}
        value={fields.summary}
        onChange={(summary) => onChange({ summary })}
      />
      <MarkdownField
        field="body"
        label={<Trans>Text (optional)</Trans>}
        hint={t`How to use it, step by step`}
        error={errors.body}
        value={fields.body}
        onChange={(body) => onChange({ body })}
      />
      {savedBodyHtml && (
        <details>
          <summary>
            <Trans>Preview of the text as it was last saved</Trans>
          </summary>
          <Prose html={savedBodyHtml} card />
        </details>
      )}
      <TopicsField topics={fields.topics} error={errors.topics} onChange={(topics) => onChange({ topics })} />
      <TextField
        field="changeNote"
        type="area"
        label={i18n._(fieldWords.changeNote)}
        hint={isNext ? t`Readers see this in the list of versions` : t`For a first version: “First version”`}
        error={errors.changeNote}
        value={fields.changeNote}
        onChange={(changeNote) => onChange({ changeNote })}
      />
      {isNext && (
        <div className="usa-checkbox">
          <input
            className="usa-checkbox__input"
            id={fieldId('corrects')}
            type="checkbox"
            checked={fields.corrects}
            onChange={(event) => onChange({ corrects: event.target.checked })}
          />
          <label className="usa-checkbox__label" htmlFor={fieldId('corrects')}>
            {i18n._(fieldWords.corrects)}
            <span className="usa-checkbox__label-description">
              <Trans>Readers see this with your words above: say which mistake it was.</Trans>
            </span>
          </label>
        </div>
      )}
    </section>
  );
}

/** Where a draft applies, what it serves, its language, and the terms of use. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Choices } from '../../../ui/Choices';
import { fieldId } from '../../../ui/ErrorSummary';
import { languageWords, licenceWords } from '../../../ui/kinds';
import { stateCodes, stateName } from '../../../ui/states';
import { TextField } from '../../../ui/TextField';
import type { DraftPatch } from './draftFields';
import type { DraftFields, EditorData } from './draftQuery';
import { fieldWords } from './fieldWords';

type Props = {
  fields: DraftFields;
  values: EditorData['values'];
  standards: EditorData['standards'];
  errors: Partial<Record<string, string>>;
  onChange: (patch: DraftPatch) => void;
};

export function ScopeSection({ fields, values, standards, errors, onChange }: Props) {
  const { t, i18n } = useLingui();
  const languages = Object.keys(languageWords);
  const licences = Object.keys(licenceWords);
  return (
    <section aria-labelledby="scope-heading">
      <h2 id="scope-heading">
        <Trans>Where it applies and what it serves</Trans>
      </h2>
      <label className="usa-label" htmlFor={fieldId('language')}>
        {i18n._(fieldWords.language)}
      </label>
      <select
        className="usa-select"
        id={fieldId('language')}
        value={fields.language}
        onChange={(event) => onChange({ language: event.target.value })}
      >
        {!languages.includes(fields.language) && <option value={fields.language}>{fields.language}</option>}
        {languages.map((tag) => (
          <option key={tag} value={tag}>
            {i18n._(languageWords[tag]!)}
          </option>
        ))}
      </select>
      <Choices
        field="values"
        kind="checkbox"
        legend={i18n._(fieldWords.values)}
        error={errors.values}
        options={values.map((value) => ({ value: value.slug, label: value.name, description: value.summary }))}
        chosen={fields.values}
        onChange={(chosen) => onChange({ values: chosen })}
      />
      <details>
        <summary>
          {i18n._(fieldWords.standards)} (
          <Plural value={fields.standards.length} _0="none chosen" one="# chosen" other="# chosen" />)
        </summary>
        <Choices
          field="standards"
          kind="checkbox"
          layout="columns"
          legend={i18n._(fieldWords.standards)}
          error={errors.standards}
          options={standards.map((standard) => ({
            value: standard.slug,
            label: standard.name,
            description: standard.area,
          }))}
          chosen={fields.standards}
          onChange={(chosen) => onChange({ standards: chosen })}
        />
      </details>
      <details>
        <summary>
          {i18n._(fieldWords.states)} (<Plural value={fields.states.length} _0="all" one="# chosen" other="# chosen" />)
        </summary>
        <Choices
          field="states"
          kind="checkbox"
          layout="columns"
          legend={i18n._(fieldWords.states)}
          hint={t`Choose none when it applies everywhere`}
          error={errors.states}
          options={stateCodes.map((code) => ({ value: code, label: stateName(code) }))}
          chosen={fields.states}
          onChange={(states) => onChange({ states })}
        />
      </details>
      <label className="usa-label" htmlFor={fieldId('licence')}>
        {i18n._(fieldWords.licence)}
      </label>
      <select
        className="usa-select"
        id={fieldId('licence')}
        value={fields.licence}
        onChange={(event) => onChange({ licence: event.target.value })}
      >
        <option value="">{t`Not stated`}</option>
        {fields.licence && !licences.includes(fields.licence) && <option>{fields.licence}</option>}
        {licences.map((licence) => (
          <option key={licence} value={licence}>
            {i18n._(licenceWords[licence]!)}
          </option>
        ))}
      </select>
      <TextField
        field="sourceUrl"
        type="url"
        label={i18n._(fieldWords.sourceUrl)}
        hint={t`If it is also on your own website (optional)`}
        error={errors.sourceUrl}
        value={fields.sourceUrl}
        onChange={(sourceUrl) => onChange({ sourceUrl })}
      />
    </section>
  );
}

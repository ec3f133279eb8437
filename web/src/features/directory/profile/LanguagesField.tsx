/** The languages that an office serves voters in: the common ones to tick, the others from a list. */
import { Trans, useLingui } from '@lingui/react/macro';
import { AddFromList } from '../../../ui/AddFromList';
import { Choices } from '../../../ui/Choices';
import { commonLanguages, languageName } from './profileWords';
import type { Language } from './profileQuery';

type Props = {
  field: string;
  error?: string;
  languages: Language[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
};

export function LanguagesField({ field, error, languages, chosen, onChange }: Props) {
  const { t, i18n } = useLingui();
  const named = languages
    .map((language) => ({ value: language.code, label: languageName(language, i18n.locale) }))
    .sort((a, b) => a.label.localeCompare(b.label, i18n.locale));
  // A language that was taken from the list stands among the others from then on, ticked or not.
  const ticked = commonLanguages.concat(chosen.filter((code) => !commonLanguages.includes(code)));
  const shown = ticked.flatMap((code) => named.find(({ value }) => value === code) ?? []);
  const others = named.filter(({ value }) => !ticked.includes(value));
  return (
    <>
      <Choices
        field={field}
        kind="checkbox"
        legend={<Trans>Languages in which you serve voters</Trans>}
        error={error}
        layout="columns"
        options={shown}
        chosen={chosen}
        onChange={onChange}
      />
      <AddFromList
        field={`${field}-other`}
        label={<Trans>Add another language</Trans>}
        none={t`Choose a language`}
        options={others}
        onAdd={(code) => onChange([...chosen, code])}
      />
    </>
  );
}

/** Facts that changed: where it applies, what it serves, who may read it, how it may be used. Each item is named in full. */
import type { MessageDescriptor } from '@lingui/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { languageWords, licenceWords, reachWords, sizeWords } from '../../../ui/kinds';
import { isState, stateName } from '../../../ui/states';
import { electionKindWords } from '../details/detailsWords';
import type { Named } from './ComparePage';
import type { ComparedField } from './compareQuery';
import { fieldNames } from './fieldNames';
import { RunText } from './Passages';

/** The fields whose items are values of an enum, or go by a short name. */
const words: Partial<Record<string, Record<string, MessageDescriptor>>> = {
  reach: reachWords,
  language: languageWords,
  licence: licenceWords,
  sizes: sizeWords,
  electionKinds: electionKindWords,
};

export function ChangedFacts({ fields, names }: { fields: ComparedField[]; names: Named[] }) {
  const { i18n } = useLingui();
  const inWords = (field: string, text: string) => {
    const known = words[field];
    if (known && Object.hasOwn(known, text)) return i18n._(known[text]!);
    if (field === 'states') return isState(text) ? stateName(text) : text;
    if (field === 'values' || field === 'standards') return names.find(({ slug }) => slug === text)?.name ?? text;
    return text;
  };
  return (
    <section aria-labelledby="changed-facts">
      <h2 id="changed-facts">
        <Trans>About this resource</Trans>
      </h2>
      <dl className="compared-facts">
        {fields.map(({ field, passages }) => {
          const name = fieldNames[field];
          return (
            <div key={field}>
              <dt>{name ? i18n._(name) : field}</dt>
              {passages
                .flatMap(({ runs }) => runs)
                .map((run) => (
                  <dd key={`${run.change} ${run.text}`}>
                    <RunText run={{ ...run, text: inWords(field, run.text) }} />
                  </dd>
                ))}
            </div>
          );
        })}
      </dl>
    </section>
  );
}

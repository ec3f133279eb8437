/** Facts that changed: where it applies, what it serves, who may read it, how it may be used. Each item is named in full. */
import { Trans, useLingui } from '@lingui/react/macro';
import { languageWords, licenceWords, reachWords, type Reach } from '../../../ui/kinds';
import { isState, stateName } from '../../../ui/states';
import type { Named } from './ComparePage';
import type { ComparedField } from './compareQuery';
import { fieldNames } from './fieldNames';
import { RunText } from './Passages';

export function ChangedFacts({ fields, names }: { fields: ComparedField[]; names: Named[] }) {
  const { i18n } = useLingui();
  const words = (field: string, text: string) => {
    const known = { reach: reachWords, language: languageWords, licence: licenceWords }[field];
    if (known && Object.hasOwn(known, text)) return i18n._(known[text as Reach]);
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
                    <RunText run={{ ...run, text: words(field, run.text) }} />
                  </dd>
                ))}
            </div>
          );
        })}
      </dl>
    </section>
  );
}

/** What a version says about itself beside its text, item by item, and what of it the published version has otherwise. No React in here. */
import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { languageWords, licenceWords, reachWords } from '../../../ui/kinds';
import { stateName } from '../../../ui/states';
import type { Review } from '../reviewQuery';

export type Named = { slug: string; name: string };
type Version = Review['version'];
/** The facts of a version that readers may see. */
export type Facts = Pick<
  Version,
  'reach' | 'states' | 'values' | 'standards' | 'topics' | 'language' | 'licence' | 'sourceUrl'
>;

export type FactItem = { text: string; change: 'same' | 'added' | 'removed' };
export type FactRow = { name: MessageDescriptor; items: FactItem[] };

/** Each item of both, those that were taken out last. */
function merged(now: string[], before: string[] | undefined): FactItem[] {
  return [
    ...now.map((text) => ({ text, change: before && !before.includes(text) ? ('added' as const) : ('same' as const) })),
    ...(before ?? []).filter((text) => !now.includes(text)).map((text) => ({ text, change: 'removed' as const })),
  ];
}

const inWords = (i18n: I18n, words: Record<string, MessageDescriptor>, text: string) =>
  Object.hasOwn(words, text) ? i18n._(words[text]!) : text;

export function factRows(i18n: I18n, names: Named[], now: Facts, before: Facts | null): FactRow[] {
  const nameOf = (slug: string) => names.find((item) => item.slug === slug)?.name ?? slug;
  const row = (name: MessageDescriptor, items: (facts: Facts) => string[]): FactRow => ({
    name,
    items: merged(items(now), before ? items(before) : undefined),
  });
  const or = (list: string[], nothing: MessageDescriptor) => (list.length > 0 ? list : [i18n._(nothing)]);
  return [
    row(msg`Values`, ({ values }) => or(values.map(nameOf), msg`None named`)),
    row(msg`Standards`, ({ standards }) => or(standards.map(nameOf), msg`None named`)),
    row(msg`Topics`, ({ topics }) =>
      or(
        topics.filter((topic) => topic !== 'demo'),
        msg`None named`,
      ),
    ),
    row(msg`Applies in`, ({ states }) => or(states.map(stateName), msg`All states`)),
    row(msg`Language`, ({ language }) => [inWords(i18n, languageWords, language)]),
    row(msg`License`, ({ licence }) => or(licence ? [inWords(i18n, licenceWords, licence)] : [], msg`Not stated`)),
    row(msg`Source`, ({ sourceUrl }) => or(sourceUrl ? [sourceUrl] : [], msg`Not stated`)),
    row(msg`Shared with`, ({ reach }) => [i18n._(reachWords[reach])]),
  ];
}

/** Says what the server found in a draft in the language of the screen; what is not known here in the server's words. No React in here. */
import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { sayWith } from '../../../ui/sayWith';
import { sentence } from '../../../ui/sentence';
import { findingWords } from '../findings/findingWords';
import { placeWords } from '../findings/placeWords';
import { problemWords } from './problemWords';

export type Told = {
  code: string;
  parameters: readonly { name: string; value: string }[];
  message: string;
  mend?: string;
  more?: number;
};

/** The values by their names. */
const valuesOf = (parameters: Told['parameters']): Record<string, string> =>
  Object.fromEntries(parameters.map(({ name, value }) => [name, value]));

/** What a document holds is said in the words of the findings, by its own code, with the places where it is. */
function findingValues(i18n: I18n, parameters: Told['parameters']): Record<string, string> {
  const values = valuesOf(parameters);
  const words = Object.entries(findingWords).find(([code]) => code === values.finding)?.[1];
  const places = parameters.filter(({ name }) => name === 'place').map(({ value }) => placeWords(value, i18n));
  return {
    ...values,
    ...(words && { title: i18n._(words.title), why: i18n._(words.why), mend: i18n._(words.mend) }),
    ...(places.length > 0 && { at: ` (${places.join(', ')})` }),
  };
}

export function sayProblem(i18n: I18n, told: Told): { message: string; mend: string } {
  const { code, parameters, more = 0 } = told;
  const words = Object.entries(problemWords).find(([known]) => known === code)?.[1];
  if (!words) return { message: sentence(told.message), mend: sentence(told.mend ?? '') };
  const values = code === 'DOCUMENT_FINDING' ? findingValues(i18n, parameters) : valuesOf(parameters);
  // The list of words says what to write instead, in the language of the text: it is the better mend where that is read here.
  const own = values.mend && values.language && i18n.locale.startsWith(values.language) ? values.mend : null;
  const message = sayWith(i18n, words.message, values);
  const others = msg({
    message: '{more, plural, one {There is # more of this kind.} other {There are # more of this kind.}}',
  });
  return {
    message: more > 0 ? `${message} ${sayWith(i18n, others, { more })}` : message,
    mend: own ?? (words.mend ? sayWith(i18n, words.mend, values) : ''),
  };
}

/** Both in one, for a form that has room for one line. */
export function sayWhole(i18n: I18n, told: Told): string {
  const { message, mend } = sayProblem(i18n, told);
  return [message, mend].filter(Boolean).join(' ');
}

/** The list under the search field, made of one's own past searches and the server's suggestions: what fits, and each once. */
import type { EnumOf } from '../../../gql';

/** One line of the list, with where it comes from. */
export type Suggestion = { text: string; from: 'PAST' | EnumOf<'SuggestionKind'> };

/** What the server suggested, and for what; it may be for what was typed a moment ago. */
export type Answer = { prefix: string; found: Suggestion[] };

/** How many past searches there are below an empty field, and at most when something is typed. */
const mostOffered = 8;
const mostPast = 3;
/** How many are asked of the server. */
export const mostAsked = 7;
/** A title has no more characters, so that nothing begins with more. */
const longest = 200;

/** What to ask for when this is typed: nothing below two letters. The space after a finished word tells the server so. */
export function prefixOf(typed: string): string | null {
  const letters = typed.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return letters < 2 || typed.length > longest ? null : typed.trimStart();
}

/** Past searches that fit come first, those before the others that begin so; then the server's in its order. */
export function merged(typed: string, past: string[], answer: Answer): Suggestion[] {
  const whole = keyOf(typed);
  const own = past.map((text): Suggestion => ({ text, from: 'PAST' }));
  if (!whole) return own.slice(0, mostOffered);
  const begins = ({ text }: Suggestion) => keyOf(text).startsWith(whole);
  const fitting = own.filter(({ text }) => fits(text, typed));
  // Until the answer to what is typed now is here, what still fits of the one before stays: the list does not flicker.
  const prefix = prefixOf(typed);
  const found = prefix === null ? [] : answer.found.filter(({ text }) => prefix === answer.prefix || fits(text, typed));

  // What is typed already is no suggestion.
  const seen = new Set([whole]);
  const first = (most: number, all: Suggestion[]) => {
    const taken: Suggestion[] = [];
    for (const one of all) {
      if (taken.length === most || seen.has(keyOf(one.text))) continue;
      seen.add(keyOf(one.text));
      taken.push(one);
    }
    return taken;
  };
  const mine = first(mostPast, [...fitting.filter(begins), ...fitting.filter((one) => !begins(one))]);
  return [...mine, ...first(mostAsked, found)];
}

/** Two texts with one key are the same to a reader. */
const keyOf = (text: string) => text.trim().replace(/\s+/g, ' ').toLowerCase();

/** Its words in small letters without accents, as the server compares them. */
const wordsOf = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** Whether each typed word begins one of the text's. */
function fits(text: string, typed: string): boolean {
  const words = wordsOf(text);
  const begun = wordsOf(typed);
  return begun.length > 0 && begun.every((part) => words.some((word) => word.startsWith(part)));
}

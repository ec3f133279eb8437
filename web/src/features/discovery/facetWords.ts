/** The names of facets and of their values in the reader's language; what we do not know ourselves, the server has named. */
import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { kindWords, languageWords, sizeWords } from '../../ui/kinds';
import { isState, stateName } from '../../ui/states';
import type { FacetField, SingleField } from './searchState';

type Field = FacetField | SingleField;

export const facetHeadings: Record<Field, MessageDescriptor> = {
  kind: msg`Kind`,
  state: msg`State`,
  value: msg`Value`,
  standard: msg`Standard`,
  topic: msg`Topic`,
  language: msg`Language`,
  size: msg`Department size`,
  department: msg`Department`,
  format: msg`File format`,
  reviewed: msg`Review`,
  published: msg`Published`,
};

const known: Partial<Record<Field, Record<string, MessageDescriptor>>> = {
  kind: kindWords,
  size: sizeWords,
  language: languageWords,
  reviewed: { 1: msg`Reviewed by the Alliance` },
};

/** The spans of time by the server's names: their values are days that move on. */
const spans: Record<string, MessageDescriptor> = {
  'Last 30 days': msg`Last 30 days`,
  'Last 12 months': msg`Last 12 months`,
  'Last 3 years': msg`Last 3 years`,
};

export function facetValueWords(i18n: I18n, field: Field, value: string, label: string): string {
  const words = known[field];
  if (words && Object.hasOwn(words, value)) return i18n._(words[value]!);
  if (field === 'published') return publishedWords(i18n, value, label);
  if (field === 'state' && isState(value)) return stateName(value);
  return label;
}

/** A span that the server named, or the day since when, for an address that is older than today's spans. */
function publishedWords(i18n: I18n, value: string, label: string): string {
  const span = Object.hasOwn(spans, label) ? spans[label] : undefined;
  if (span) return i18n._(span);
  const day = i18n.date(value, { dateStyle: 'medium', timeZone: 'UTC' });
  return i18n._(msg`Since ${day}`);
}

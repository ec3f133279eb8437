/** The names of facets and of their values in the reader's language; what we do not know ourselves, the server has named. */
import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { kindWords, languageWords, sizeWords } from '../../ui/kinds';
import { isState, stateName } from '../../ui/states';
import type { FacetField } from './searchState';

export const facetHeadings: Record<FacetField, MessageDescriptor> = {
  kind: msg`Kind`,
  state: msg`State`,
  value: msg`Value`,
  standard: msg`Standard`,
  topic: msg`Topic`,
  language: msg`Language`,
  size: msg`Department size`,
  department: msg`Department`,
};

const known: Partial<Record<FacetField, Record<string, MessageDescriptor>>> = {
  kind: kindWords,
  size: sizeWords,
  language: languageWords,
};

export function facetValueWords(i18n: I18n, field: FacetField, value: string, label: string): string {
  const words = known[field];
  if (words && Object.hasOwn(words, value)) return i18n._(words[value]!);
  if (field === 'state' && isState(value)) return stateName(value);
  return label;
}

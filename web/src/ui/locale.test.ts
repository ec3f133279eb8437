/** Numbers and days in Spanish are those that readers of Spanish in the United States know: 1,250 and 12.5. */
import { i18n } from '@lingui/core';
import { expect, test } from 'vitest';
import { sizeWords } from './fileWords';
import { showLocale } from './locale';

const plural = { id: 'count', message: '{count, plural, one {# recurso} other {# recursos}}' };

test('Spanish writes numbers the way of the United States', async () => {
  await showLocale('es');
  expect(document.documentElement.lang).toBe('es');
  expect(i18n.number(879228)).toBe('879,228');
  expect(i18n.number(0.58)).toBe('0.58');
  expect(i18n._({ ...plural, values: { count: 1250 } })).toBe('1,250 recursos');
  expect(sizeWords(1_500_000, i18n.locales)).toBe('1.5 MB');
  expect(new Intl.DateTimeFormat(i18n.locales, { dateStyle: 'medium', timeZone: 'UTC' }).format(0)).toBe('1 ene 1970');
});

test('English does not follow the browser’s own region', async () => {
  await showLocale('en');
  expect(i18n.locales).toBe('en-US');
  expect(i18n.number(1250.5)).toBe('1,250.5');
});

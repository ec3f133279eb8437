/** One answer to one flag makes nobody right or wrong. */
import { i18n } from '@lingui/core';
import { beforeAll, expect, test } from 'vitest';
import { weightWords } from './weightWords';

beforeAll(() => i18n.loadAndActivate({ locale: 'en', messages: {} }));

const words = (upheld: number, dismissed: number) => i18n._(weightWords((upheld + 1) / (upheld + dismissed + 2)));

test.each([
  [0, 0, 'No clear record yet'],
  [1, 0, 'No clear record yet'],
  [0, 1, 'No clear record yet'],
  [2, 0, 'Was right most times before'],
  [0, 2, 'Was wrong most times before'],
  [2, 1, 'No clear record yet'],
  [5, 1, 'Was right most times before'],
  [1, 5, 'Was wrong most times before'],
])('%i upheld and %i dismissed: %s', (upheld, dismissed, said) => expect(words(upheld, dismissed)).toBe(said));

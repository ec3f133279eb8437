/** Every code of the schema has words here, in Spanish too, and every value that they name is put in. */
import { readFileSync } from 'node:fs';
import { setupI18n, type I18n } from '@lingui/core';
import { buildSchema, type GraphQLEnumType } from 'graphql';
import { beforeAll, expect, test } from 'vitest';
import { findingWords } from '../findings/findingWords';
import { problemWords, type ProblemCode } from './problemWords';
import { sayProblem, sayWhole, type Told } from './sayProblem';

const valuesOf = (name: string) => {
  const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
  return (schema.getType(name) as GraphQLEnumType).getValues().map((value) => value.name);
};
const codes = valuesOf('ProblemCode') as ProblemCode[];

let english: I18n;
let spanish: I18n;
beforeAll(async () => {
  english = setupI18n({ locale: 'en', messages: { en: {} } });
  const { messages } = await import('../../../locales/office/es.po');
  spanish = setupI18n({ locale: 'es', messages: { es: messages } });
});

const values: Record<string, string> = {
  words: 'rigged',
  address: '/r/gone',
  grade: '12',
  level: '3',
  before: '1',
  columns: '9',
  rows: '300',
  most: '8',
  document: 'log.docx',
  state: 'Ohio',
  label: 'Wait',
  typed: 'about 30',
  mend: 'Say what happened.',
  language: 'en',
  finding: 'UNFINISHED',
  title: 'Marks of unfinished work',
  at: ' (page 3)',
  why: 'They are not for readers.',
};
const told = (code: string, change: Partial<Told> = {}): Told => ({
  code,
  parameters: Object.entries(values).map(([name, value]) => ({ name, value })),
  message: 'the server said so',
  mend: 'and how to mend it',
  ...change,
});

test('the words know every code of the schema and no other', () => {
  expect(Object.keys(problemWords).toSorted()).toEqual(codes.toSorted());
  expect(Object.keys(findingWords).toSorted()).toEqual(valuesOf('FindingCode').toSorted());
});

test.each(codes)('%s is said in whole sentences in both languages', (code) => {
  const [en, es] = [sayProblem(english, told(code)), sayProblem(spanish, told(code))];
  for (const said of [en, es]) {
    expect(said.message).toMatch(/[.?]$/);
    expect(`${said.message} ${said.mend}`).not.toMatch(/[{}]|undefined|the server/);
  }
  expect(es.message).not.toBe(en.message);
  if (problemWords[code].mend) expect(es.mend).not.toBe(en.mend);
});

test('what is in a document is said by its own code, with its file and its places', () => {
  const parameters = [...told('DOCUMENT_FINDING').parameters, { name: 'place', value: 'page 3' }];
  const { message, mend } = sayProblem(spanish, told('DOCUMENT_FINDING', { parameters }));
  expect(message).toMatch(/^log\.docx: .+ \(página 3\)\. /);
  expect(message).not.toContain('Marks');
  const lines = [...told('DOCUMENT_FINDING').parameters, { name: 'place', value: 'line 7' }];
  expect(sayProblem(spanish, told('DOCUMENT_FINDING', { parameters: lines })).message).toContain('(línea 7)');
  expect(mend).toBe(spanish._(findingWords.UNFINISHED.mend));
});

test('what to write instead of a word is said where the language of the text is read', () => {
  expect(sayProblem(english, told('LOADED_WORDS')).mend).toBe('Say what happened.');
  expect(sayProblem(spanish, told('LOADED_WORDS')).mend).toBe(spanish._(problemWords.LOADED_WORDS.mend!));
});

test('how many more there are is told, and a code of a newer server in its own words', () => {
  expect(sayProblem(english, told('LINK_DEAD', { more: 2 })).message).toContain('There are 2 more of this kind.');
  expect(sayWhole(english, told('NEWER_CODE'))).toBe('The server said so And how to mend it');
});

/** The facts that the checklist asks about, and what of them the published version has otherwise. */
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderPart } from '../../../ui/testing';
import { detailsRead } from '../../library/testing';
import type { Review } from '../reviewQuery';
import { factsOf, reviewFacts } from '../testing';
import { ReviewedFacts } from './ReviewedFacts';

const names = [{ slug: 'integrity', name: 'High integrity' }];
const { version, resource } = reviewFacts();
const facts = {
  ...version,
  values: ['integrity'],
  topics: ['seals', 'demo'],
  states: ['AZ' as const],
  licence: 'CC0-1.0',
  details: detailsRead({
    verdicts: [{ state: 'AZ', usability: 'USABLE', reason: 'Read the law.', citation: '', checkedOn: null }],
  }),
};
const shown = (change: Partial<Review>) =>
  renderPart(<ReviewedFacts review={reviewFacts({ version: facts, ...change })} names={names} />);
const told = (name: string) => {
  const items = screen.getByText(name, { selector: 'dt' }).parentElement!.querySelectorAll('dd');
  return [...items].map((item) => item.textContent);
};

test('a first version says what it serves, where it applies and how it may be used', () => {
  shown({});
  expect(told('Values')).toEqual(['High integrity']);
  expect(told('Standards')).toEqual(['None named']);
  expect(told('Topics')).toEqual(['seals']);
  expect(told('Applies in')).toEqual(['Arizona']);
  expect(told('Usable by state')).toEqual(['Arizona: Usable · Read the law.']);
  expect(told('License')[0]).not.toBe('Not stated');
  expect(screen.queryByText(/Against the published version/)).toBeNull();
});

test('what the published version has otherwise is marked, in words too', () => {
  const currentVersion = { ...factsOf(), id: 'v0', number: 1, states: ['OH' as const], topics: ['seals'] };
  shown({ resource: { ...resource, currentVersion } });
  expect(screen.getByText(/Against the published version/)).toBeTruthy();
  expect(told('Applies in')).toEqual(['Added: Arizona', 'Taken out: Ohio']);
  expect(told('Topics')).toEqual(['seals']);
  expect(screen.getByText('Ohio', { exact: false, selector: 'del' })).toBeTruthy();
});

test('what says the same is told to be the same, and what members flag is not compared with itself', () => {
  const currentVersion = { ...facts, id: 'v0', number: 1 };
  shown({ resource: { ...resource, currentVersion } });
  expect(screen.getByText('The published version says the same.')).toBeTruthy();
  shown({ kind: 'FLAG', resource: { ...resource, currentVersion } });
  expect(screen.queryByText('The published version says the same.')).toBeNull();
});

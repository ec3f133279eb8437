/** What readers see beside a version's words: their own state first, numbers in a table, pictures in words, and a date that has passed. */
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { mock, mockClient, renderPart } from '../../../ui/testing';
import { ViewerQuery, type Viewer } from '../../directory/viewer';
import { detailsRead } from '../testing';
import type { Details } from './detailsFragment';
import { ResourceDetails } from './ResourceDetails';
import { ReviewNotice } from './ReviewNotice';

const verdicts: Details['verdicts'] = [
  { state: 'IL', usability: 'NOT_USABLE', reason: 'Other deadlines', citation: '10 ILCS 5/19', checkedOn: null },
  { state: 'WI', usability: 'USABLE_WITH_CHANGES', reason: 'Name the clerk', citation: '', checkedOn: '2026-10-03' },
];
const seat: Viewer['seats'][number] = {
  id: 's1',
  post: 'CHIEF',
  role: 'READER',
  department: { id: 'd1', ocdId: 'ocd', name: 'Plymouth', state: 'WI', stateName: 'Wisconsin' },
};
const dana: Viewer = {
  person: { id: 'p1', name: 'Dana', demo: true },
  seats: [seat],
  allianceRole: null,
  newInSavedSearches: 0,
  hats: [{ seat: { id: 's1' }, allianceRole: null, current: true }],
};
const visitor: Viewer = { ...dana, person: null, seats: [], hats: [] };

const image = {
  id: 'a1',
  filename: 'seal.png',
  previews: [{ number: 1, width: 400, height: 300, path: '/files/page' }],
};

function show(part: 'head' | 'body', details: Partial<Details>, viewer = dana, attachments = [image]) {
  const version = { details: detailsRead(details), attachments };
  const client = mockClient([mock(ViewerQuery, () => ({ data: { viewer } }))]);
  return renderPart(<ResourceDetails part={part} version={version} />, client);
}

test('the verdict of the reader’s own state stands on top, with its reason and date', async () => {
  show('head', { verdicts });
  const heading = await screen.findByRole('heading', { name: 'In Wisconsin: Usable with changes' });
  expect(heading.closest('.usa-alert')?.className).toContain('warning');
  expect(screen.getByText('Name the clerk')).toBeTruthy();
  expect(screen.getByText(/Checked on/).textContent).toBe('Checked on Oct 3, 2026');
  show('head', { verdicts }, visitor);
  expect(screen.queryByRole('heading')).toBeNull();
});

test('all verdicts stand in a table, the own one first', async () => {
  show('body', { verdicts });
  const table = screen.getByRole('table', { name: 'May your state use it?' });
  const states = () =>
    within(table)
      .getAllByRole('rowheader')
      .map((cell) => cell.textContent);
  expect(states()).toEqual(['Wisconsin', 'Illinois']);
  expect(within(table).getByText('10 ILCS 5/19')).toBeTruthy();
});

test('a story: its parts, its numbers and its picture', () => {
  show('body', {
    challengeHtml: '<p>Long lines.</p>',
    outcomeHtml: '<p>Short ones.</p>',
    figures: [{ label: 'Wait', before: '1250', after: '12.5', unit: 'minutes' }],
    pictures: [{ attachmentId: 'a1', alternativeText: 'A seal on a bag' }],
    contact: 'elections@county.example',
  });
  expect(screen.getByRole('heading', { name: 'Challenge' })).toBeTruthy();
  expect(screen.queryByRole('heading', { name: 'Approach' })).toBeNull();
  expect(screen.getByRole('rowheader', { name: 'Wait (minutes)' })).toBeTruthy();
  expect(screen.getAllByRole('cell').map((cell) => cell.textContent)).toEqual(['1,250', '→ 12.5']);
  expect(screen.getByRole('img', { name: 'A seal on a bag' }).getAttribute('src')).toBe('/files/page');
  expect(screen.getByText('elections@county.example')).toBeTruthy();
});

test('a picture that is not made yet is told by its words', () => {
  show('body', { pictures: [{ attachmentId: 'a1', alternativeText: 'A seal on a bag' }] }, dana, [
    { ...image, previews: [] },
  ]);
  expect(screen.getByText('seal.png: A seal on a bag')).toBeTruthy();
});

test('a template and a training say what they are for', () => {
  show('body', {
    fillIns: [{ name: 'Office', hint: 'As on your letters', example: 'Pima County' }],
    minutes: 90,
    objectives: ['Open a ballot box'],
    sizes: ['SMALL'],
    effort: 'Two days',
  });
  expect(screen.getByText('1 place')).toBeTruthy();
  expect(screen.getByText('90 minutes')).toBeTruthy();
  expect(screen.getByText('Open a ballot box')).toBeTruthy();
  expect(screen.getByText('Two days')).toBeTruthy();
});

test('nothing is shown of what was not said', () => {
  expect(show('body', {}).container.textContent).toBe('');
});

test('a day has passed when it is over everywhere in the country', () => {
  const now = (text: string) => renderPart(<ReviewNotice reviewBy="2026-11-30" now={new Date(text)} />).container;
  expect(now('2026-12-01T11:00:00Z').textContent).toBe('');
  expect(now('2026-12-01T13:00:00Z').textContent).toContain('Past its review date');
});

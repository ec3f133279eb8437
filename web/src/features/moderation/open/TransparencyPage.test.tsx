/** Months in numbers: what was asked and decided, how long it took, what is open; older months are folded; the same as a table. */
import { screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart } from '../../../ui/testing';
import { TransparencyPage } from './TransparencyPage';
import { TransparencyQuery, type Month } from './transparencyQuery';

const november: Month = {
  month: '2026-11',
  open: 1,
  medianHours: 5.2,
  lines: [
    { kind: 'FLAG', about: 'RESOURCE', flagKind: 'OUTDATED', decision: 'UPHELD', count: 1200 },
    { kind: 'PUBLICATION', about: 'RESOURCE', flagKind: null, decision: 'APPROVED', count: 3 },
  ],
};
const quiet = (month: string, medianHours: number | null = null): Month => ({ month, open: 0, medianHours, lines: [] });
const page = (transparency: Month[]) =>
  renderPart(<TransparencyPage />, mockClient([mock(TransparencyQuery, () => ({ data: { transparency } }))]));

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-11-20T12:00:00Z'), toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

test('each month has its table, how long it took and what is open', () => {
  page([november, quiet('2026-10', 60)]);
  const shown = within(screen.getByRole('region', { name: 'November 2026' }));
  expect(shown.getByText(/Half of the decisions took 5 hours or less\./).textContent).toContain(
    'The month still runs. 1 request is open now.',
  );
  const rows = shown.getAllByRole('row').map((row) => row.textContent);
  expect(rows.slice(1)).toEqual(['Flag: Out of dateSomething was wrong1,200', 'PublicationApproved and published3']);
  const before = screen.getByRole('region', { name: 'October 2026' });
  expect(before.textContent).toContain('Half of the decisions took 3 days or less.');
  expect(before.textContent).toContain('Nothing was left open at its end.');
  expect(before.textContent).toContain('Nothing was decided.');
  expect(screen.getByRole('link', { name: 'Download CSV' }).getAttribute('href')).toBe('/transparency.csv');
  expect(screen.getByText(/^Nobody who flagged something is named/)).toBeTruthy();
});

test('decisions about collections, and what nobody asked for, have lines of their own', () => {
  const lines: Month['lines'] = [
    { kind: 'PUBLICATION', about: 'RESOURCE', flagKind: null, decision: 'APPROVED', count: 1 },
    { kind: 'PUBLICATION', about: 'COLLECTION', flagKind: null, decision: 'APPROVED', count: 2 },
    { kind: 'PUBLICATION', about: 'COLLECTION', flagKind: null, decision: 'CHANGES_ASKED', count: 3 },
    { kind: 'FLAG', about: 'COLLECTION', flagKind: 'OUTDATED', decision: 'DISMISSED', count: 4 },
    { kind: 'MODERATION', about: 'RESOURCE', flagKind: null, decision: 'TAKEN_DOWN', count: 5 },
    { kind: 'MODERATION', about: 'COLLECTION', flagKind: null, decision: 'PUT_BACK', count: 6 },
  ];
  page([{ ...november, lines }]);
  const rows = screen.getAllByRole('row').map((row) => [...row.children].map((cell) => cell.textContent));
  expect(rows.slice(1)).toEqual([
    ['Publication', 'Approved and published', '1'],
    ['Showing a collection further', 'Shown as far as asked', '2'],
    ['Showing a collection further', 'Sent back with changes to make', '3'],
    ['Flag on a collection: Out of date', 'Left as it is', '4'],
    ['Nobody asked: a resource', 'Taken down', '5'],
    ['Nobody asked: a collection', 'Published again', '6'],
  ]);
});

test('older months are folded away', () => {
  page(['12', '11', '10', '09', '08', '07', '06', '05'].map((month) => quiet(`2026-${month}`)));
  expect(screen.getByText('Show 2 older months').closest('details')?.open).toBe(false);
});

test('before anything was decided there is nothing to take along', () => {
  page([]);
  expect(screen.getByRole('status').textContent).toBe('Nothing was decided so far');
  expect(screen.queryByRole('link')).toBeNull();
});

/** What an office uses: what its readers lost says why and what to use instead, and is put behind right there. */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart, type Mock } from '../../../ui/testing';
import { ChangeAdoption } from './adoptionOrders';
import { OwnUses, OwnUsesQuery } from './OwnUses';
import type { UsedThing } from './usedThing';

vi.mock('@tanstack/react-router', () => ({
  Link: ({ children, params }: { children: ReactNode; params: { slug: string } }) => (
    <a href={`/r/${params.slug}`}>{children}</a>
  ),
}));

const office = { id: 'd1', ocdId: 'ocd', name: 'Pima County', state: 'AZ' as const, stateName: 'Arizona' };
const notice: NonNullable<UsedThing['notice']> = {
  title: 'Call tree',
  status: 'WITHDRAWN',
  byAlliance: false,
  reason: 'A number is wrong.',
  madeAt: '2026-10-05T12:00:00Z',
  department: office,
  successor: { id: 'x2', slug: 'new-tree', title: 'New call tree' },
};
const lost = (change: Partial<UsedThing> = {}): UsedThing => ({
  id: 'a1',
  status: 'IN_USE',
  canChange: true,
  report: { title: 'Call tree', versionNumber: 2, intent: 'TELL_UPDATES', revision: 4 },
  resource: null,
  notice,
  ...change,
});
const shown = (now: UsedThing[], before: UsedThing[], ...mocks: Mock[]) => {
  const list = (uses: UsedThing[]) => ({ totalCount: uses.length, edges: uses.map((node) => ({ node })) });
  return renderPart(
    <OwnUses ocdId="ocd" />,
    mockClient([
      mock(OwnUsesQuery, () => ({ data: { department: { id: 'd1', used: list(now), usedBefore: list(before) } } })),
      ...mocks,
    ]),
  );
};
const button = 'We stopped using it Call tree';
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

test('what its readers lost says what became of it, why, when, and what takes its place', () => {
  shown([lost()], []);
  const row = screen.getByRole('listitem');
  expect(within(row).getByText('Withdrawn')).toBeTruthy();
  expect(within(row).getByText('A number is wrong.')).toBeTruthy();
  expect(row.textContent).toContain('Pima County, Arizona, Oct 5, 2026');
  expect(within(row).getByRole('link', { name: 'New call tree' }).getAttribute('href')).toBe('/r/new-tree');
  expect(row.textContent).not.toContain('no longer shared with you');
  shown([lost({ notice: { ...notice, status: 'TAKEN_DOWN', byAlliance: true, successor: null } })], []);
  expect(screen.getByText('Taken down')).toBeTruthy();
  expect(screen.getByRole('listitem').textContent).toContain('The Alliance, Oct 5, 2026');
  expect(screen.queryByRole('link')).toBeNull();
});

test('of what is shared with fewer now nothing is told but that; it can be put behind too', () => {
  shown([lost({ notice: null })], []);
  expect(screen.getByText(/^It is no longer shared with you/)).toBeTruthy();
  expect(screen.getByRole('button', { name: button })).toBeTruthy();
});

test('what can be read has no such button, nor has what was put behind, nor who may not change it', () => {
  const resource = { id: 'x1', slug: 'tree', status: 'ARCHIVED' as const, department: office, currentVersion: null };
  shown([lost({ resource, notice: { ...notice, status: 'ARCHIVED' } })], [lost({ id: 'a2', status: 'RETIRED' })]);
  expect(screen.getByText('Archived')).toBeTruthy();
  expect(screen.getAllByText('A number is wrong.')).toHaveLength(1);
  expect(screen.queryByRole('button', { name: button })).toBeNull();
  shown([lost({ canChange: false })], []);
  expect(screen.queryByRole('button', { name: button })).toBeNull();
});

test('one button says that the office stopped: it asks first, and tells when it is noted', async () => {
  shown(
    [lost()],
    [],
    mock(ChangeAdoption, ({ input }) => {
      expect(input).toEqual({ adoptionId: 'a1', revision: 4, status: 'RETIRED' });
      const adoption = { id: 'a1', status: 'RETIRED' as const, resource: null };
      return { data: { changeAdoption: { __typename: 'AdoptionChanged' as const, adoption } } };
    }),
  );
  await press(button);
  await press('We stopped using it');
  const heading = await screen.findByRole('heading', { name: 'Noted: your office has stopped using this' });
  expect(heading.closest('.usa-alert')).toBe(document.activeElement);
});

test('a colleague who was first is told; a failure leaves the question there', async () => {
  const message = 'a colleague changed this; look again';
  shown(
    [lost()],
    [],
    mock(ChangeAdoption, () => ({
      data: { changeAdoption: { __typename: 'AdoptionConflict' as const, message, adoption: { id: 'a1' } } },
    })),
  );
  await press(button);
  await press('We stopped using it');
  expect(await screen.findByRole('heading', { name: 'Nothing was changed' })).toBeTruthy();
  shown(
    [lost()],
    [],
    mock(ChangeAdoption, () => ({ error: { message: 'no', code: 'INTERNAL' } })),
  );
  await press(button);
  await press('We stopped using it');
  expect(await screen.findByRole('alert')).toBeTruthy();
  expect(screen.getByRole('form', { name: 'Has your office stopped using Call tree?' })).toBeTruthy();
});

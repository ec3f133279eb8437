/** Beginning a collection: for the department, for one of its groups, or for the Alliance. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart, type Mock } from '../../../ui/testing';
import type { Viewer } from '../../directory/viewer';
import { CreateCollection } from './editOrders';
import { MakeCollection } from './MakeCollection';
import { OwnGroupsQuery } from './ownGroups';

const navigate = vi.hoisted(() => vi.fn());
vi.mock('@tanstack/react-router', () => ({ useNavigate: () => navigate }));

const sent = vi.fn();
beforeEach(() => sent.mockClear());

const department = { id: 'd1', ocdId: 'ocd', name: 'Yuma County', state: 'AZ' as const, stateName: 'Arizona' };
const none: Viewer = { person: null, seats: [], allianceRole: null, newInSavedSearches: 0, hats: [] };
const writer: Viewer = {
  ...none,
  seats: [{ id: 's1', post: 'DEPUTY', role: 'CONTRIBUTOR', department }],
  hats: [{ seat: { id: 's1' }, allianceRole: null, current: true }],
};
const inGroups = (...groups: { id: string; name: string }[]) =>
  mock(OwnGroupsQuery, ({ ocdId }) => {
    expect(ocdId).toBe('ocd');
    return { data: { department: { id: 'd1', groups } } };
  });
const custody = { id: 'g1', name: 'Chain of custody' };
const making = (viewer: Viewer, groupId: string | undefined, ...mocks: Mock[]) =>
  renderPart(
    <MakeCollection viewer={viewer} groupId={groupId} />,
    mockClient([
      mock(CreateCollection, ({ input }) => {
        sent(input);
        return { data: { createCollection: { collection: { id: 'c1', slug: 'boxes' } } } };
      }),
      ...mocks,
    ]),
  );
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const make = async () => {
  await userEvent.type(screen.getByRole('textbox', { name: 'Title' }), 'Boxes');
  await press('Make the collection');
};

test('a title is enough to begin; a writer makes the department’s, a curator the Alliance’s', async () => {
  making(writer, undefined, inGroups());
  await press('Make a collection');
  expect(screen.queryByRole('radio')).toBeNull();
  await press('Make the collection');
  expect(screen.getByRole('link', { name: 'Enter a title' })).toBeTruthy();
  await make();
  expect(sent).toHaveBeenLastCalledWith({ departmentId: 'd1', title: 'Boxes' });
  expect(navigate).toHaveBeenLastCalledWith({ to: '/c/$slug/edit', params: { slug: 'boxes' } });
  making({ ...none, allianceRole: 'CURATOR' }, undefined);
  await press('Make a collection');
  await make();
  expect(sent).toHaveBeenLastCalledWith({ departmentId: null, title: 'Boxes' });
});

test('who is in a group chooses whether the department keeps it or the group', async () => {
  making(writer, undefined, inGroups(custody));
  await press('Make a collection');
  expect(screen.getByRole('group', { name: 'Who keeps it?' })).toBeTruthy();
  expect((screen.getByRole('radio', { name: /^Yuma County, AZ/ }) as HTMLInputElement).checked).toBe(true);
  await userEvent.click(screen.getByRole('radio', { name: /^Chain of custody/ }));
  expect(screen.getByText(/^The departments of Chain of custody keep it\./)).toBeTruthy();
  await make();
  expect(sent).toHaveBeenLastCalledWith({ groupId: 'g1', title: 'Boxes' });
});

test('on the page of a group that group is chosen already', async () => {
  making(writer, 'g1', inGroups({ id: 'g0', name: 'Another' }, custody));
  await press('Make a collection');
  expect((screen.getByRole('radio', { name: /^Chain of custody/ }) as HTMLInputElement).checked).toBe(true);
  await make();
  expect(sent).toHaveBeenLastCalledWith({ groupId: 'g1', title: 'Boxes' });
});

test('where the groups cannot be read that is said, and the department’s can be made', async () => {
  making(
    writer,
    undefined,
    mock(OwnGroupsQuery, () => ({ error: { message: 'no', code: 'INTERNAL' } })),
  );
  await press('Make a collection');
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  await make();
  expect(sent).toHaveBeenLastCalledWith({ departmentId: 'd1', title: 'Boxes' });
});

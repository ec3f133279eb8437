/** The profile's form: only what changed is sent, a save of somebody else shows both, and typing outlives an error. */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart, type Mock } from '../../../ui/testing';
import { ProfileForm } from './ProfileForm';
import { ProfileQuery, SaveProfile, type ProfileDepartment } from './profileQuery';

const profile = {
  revision: 1,
  address: '1 Main Street',
  phone: '920-555-0100',
  email: '',
  website: '',
  hours: 'Mornings',
  languages: ['en'],
  equipment: [],
  savedAt: '2026-11-01T12:00:00Z',
  savedBy: { id: 'p1', name: 'Renee Wu' },
};
const department: ProfileDepartment = {
  id: 'd1',
  ocdId: 'ocd',
  name: 'Plymouth',
  stateName: 'Wisconsin',
  registeredVoters: 2300,
  canEditProfile: true,
  profile,
};
const languages = [{ code: 'en', name: 'English' }];

beforeEach(() => sessionStorage.clear());

const form = (...mocks: Mock[]) =>
  renderPart(<ProfileForm department={department} languages={languages} />, mockClient(mocks));
const save = () => userEvent.click(screen.getByRole('button', { name: 'Save the profile' }));
const retype = async (label: string, text: string) => {
  const field = screen.getByLabelText(label);
  await userEvent.clear(field);
  await userEvent.type(field, text);
};

test('a save of somebody else is shown beside mine, and the next save is on top of theirs', async () => {
  const sent = vi.fn();
  form(
    mock(SaveProfile, ({ input }) => {
      sent(input);
      return { data: { saveOfficeProfile: { __typename: 'OfficeProfileChanged' as const, message: 'changed' } } };
    }),
    mock(ProfileQuery, () => {
      const theirs = { ...profile, revision: 2, hours: 'Theirs', phone: '920-555-0199' };
      return { data: { department: { ...department, profile: theirs }, officeLanguages: languages } };
    }),
  );
  await retype('Office hours', 'Mine');
  await save();
  expect(sent).toHaveBeenLastCalledWith(expect.objectContaining({ departmentId: 'd1', revision: 1, hours: 'Mine' }));
  expect(sent.mock.lastCall?.[0]).toHaveProperty('phone', undefined);
  const both = within(await screen.findByRole('group', { name: 'Office hours' }));
  expect(document.activeElement?.textContent).toContain('Renee Wu saved this profile');
  expect(both.getByText('Mine')).toBeTruthy();
  expect((screen.getByLabelText('Phone') as HTMLInputElement).value).toBe('920-555-0199');
  await userEvent.click(both.getByRole('button', { name: 'Use theirs' }));
  expect((screen.getByRole('textbox', { name: 'Office hours' }) as HTMLTextAreaElement).value).toBe('Theirs');
  await userEvent.click(both.getByRole('button', { name: /Use yours/ }));
  await save();
  expect(sent).toHaveBeenLastCalledWith(expect.objectContaining({ revision: 2, hours: 'Mine' }));
});

test('a refused field is named, and what was typed is there again after a reload', async () => {
  form(mock(SaveProfile, () => ({ error: { message: 'write it whole', code: 'BAD_USER_INPUT', field: 'phone' } })));
  await retype('Phone', '12');
  await save();
  expect(await screen.findByRole('link', { name: 'Write it whole' })).toBeTruthy();
  expect(screen.getByLabelText('Phone').getAttribute('aria-invalid')).toBe('true');
  form();
  expect((screen.getByLabelText('Phone') as HTMLInputElement).value).toBe('12');
});

/** The parts of the publish form beside title and text: rows by keyboard, numbers told at once, states at a stroke. */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import type { Kind } from '../../../../ui/kinds';
import { renderPart } from '../../../../ui/testing';
import { heldFacts } from '../../testing';
import type { Figure } from '../detailsFields';
import type { DraftPatch } from '../draftFields';
import { fieldsOf, type DraftFields } from '../draftQuery';
import { draftFacts } from '../testing';
import { dayOf, monthsLater } from './days';
import { DetailsSections } from './DetailsSections';
import { FiguresField } from './FiguresField';
import { isFigureNumber } from './figureNumber';

const png = heldFacts({ id: 'p1', filename: 'seal.png', mediaType: 'image/png' });

function Form({ kind, first, heard }: { kind: Kind; first: Partial<DraftFields>; heard: (patch: DraftPatch) => void }) {
  const [fields, setFields] = useState<DraftFields>({ ...fieldsOf(draftFacts()), ...first });
  return (
    <DetailsSections
      kind={kind}
      fields={fields}
      attachments={[png]}
      errors={{}}
      onChange={(patch) => {
        heard(patch);
        setFields({ ...fields, ...patch });
      }}
    />
  );
}

function form(kind: Kind, first: Partial<DraftFields> = {}) {
  localStorage.setItem('commons-editor', 'plain');
  const heard = vi.fn<(patch: DraftPatch) => void>();
  renderPart(<Form kind={kind} first={first} heard={heard} />);
  return heard;
}

const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
const row = (name: string) => within(screen.getByRole('group', { name }));

test('numbers: rows are added, moved and taken away, and the focus stays with them', async () => {
  const heard = form('STORY');
  await press('Add a number');
  expect(document.activeElement).toBe(row('Number 1').getByLabelText('What did you count?'));
  await userEvent.keyboard('Calls');
  await press('Add a number');
  await userEvent.keyboard('Wait');
  await press('Move up Number 2');
  expect(heard.mock.lastCall?.[0].figures?.map(({ label }) => label)).toEqual(['Wait', 'Calls']);
  expect(document.activeElement?.textContent).toBe('Move down Number 1');
  await press('Remove Number 1');
  expect(heard.mock.lastCall?.[0].figures?.map(({ label }) => label)).toEqual(['Calls']);
  expect(document.activeElement).toBe(row('Number 1').getByLabelText('What did you count?'));
});

test('a row that a colleague adds above leaves the focus with the words where it is', async () => {
  const calls = { label: 'Calls', before: '', after: '', unit: '' };
  const list = (figures: Figure[]) => <FiguresField figures={figures} onChange={() => {}} />;
  const { rerender } = renderPart(list([calls]));
  const field = row('Number 1').getByLabelText('What did you count?');
  field.focus();
  rerender(list([{ ...calls, label: 'Mail' }, calls]));
  expect(row('Number 2').getByLabelText('What did you count?')).toBe(field);
  expect(document.activeElement).toBe(field);
});

test('what is no number is kept, and told beside it at once', async () => {
  const heard = form('STORY', { figures: [{ label: 'Wait', before: '', after: '12.5', unit: '' }] });
  const before = screen.getByLabelText('Before');
  await userEvent.type(before, 'about 40');
  expect(heard.mock.lastCall?.[0].figures?.[0]?.before).toBe('about 40');
  expect(before.getAttribute('aria-invalid')).toBe('true');
  expect(before.id).toBe('field-figures');
  expect(screen.getByText(/This is not a number/)).toBeTruthy();
  await userEvent.clear(before);
  await userEvent.type(before, '1,250');
  expect(screen.queryByText(/This is not a number/)).toBeNull();
});

test('which texts are numbers', () => {
  for (const text of ['0', '1250', '1,250', ' 12.5 ', '-3', '1,250,000.25']) expect(isFigureNumber(text)).toBe(true);
  for (const text of ['', '12,5', '1250 calls', '1,25', '.5', '1.', '5%', 'x'])
    expect(isFigureNumber(text)).toBe(false);
});

test('a picture is chosen among the documents and told in words', async () => {
  const heard = form('STORY');
  await userEvent.click(screen.getByLabelText('Show seal.png'));
  await userEvent.type(screen.getByLabelText('What does seal.png show?'), 'A seal');
  expect(heard.mock.lastCall?.[0]).toEqual({ pictures: [{ attachmentId: 'p1', alternativeText: 'A seal' }] });
});

test('a template says how many places are to be filled in', async () => {
  form('TEMPLATE');
  await userEvent.click(screen.getByText(/^What is to be filled in \(/));
  await press('Add a place');
  await userEvent.keyboard('Name of the office');
  expect(screen.getByText(/^What is to be filled in \(/).textContent).toBe('What is to be filled in (1 place)');
});

test('a training tells minutes that are none', async () => {
  const heard = form('TRAINING');
  await userEvent.type(screen.getByLabelText('How many minutes does it take?'), 'an hour');
  expect(heard.mock.lastCall?.[0]).toEqual({ minutes: 'an hour' });
  expect(screen.getByText(/as a whole number, like 90/)).toBeTruthy();
  await userEvent.type(screen.getByLabelText('What people can do afterwards'), 'Open a box{Enter}Close it');
  expect(heard.mock.lastCall?.[0]).toEqual({ objectives: ['Open a box', 'Close it'] });
});

test('usable in all the states chosen, at a stroke; what was said before stays', async () => {
  const said = {
    state: 'IL' as const,
    usability: 'NOT_USABLE' as const,
    reason: 'Deadline',
    citation: '',
    checkedOn: '',
  };
  const heard = form('TEMPLATE', { states: ['AZ', 'IL'], verdicts: [said] });
  await userEvent.click(screen.getByText(/^May other states use it\? \(1 state\)$/));
  await press('Usable in all the states chosen');
  const { verdicts } = heard.mock.lastCall![0];
  expect(verdicts?.[0]).toEqual(said);
  expect(verdicts?.[1]).toEqual({
    ...said,
    state: 'AZ',
    usability: 'USABLE',
    reason: '',
    checkedOn: dayOf(new Date()),
  });
  // A list goes through its entries by key: what is chosen there is not yet added.
  const heardBefore = heard.mock.calls.length;
  await userEvent.selectOptions(screen.getByLabelText('Add a state'), 'WI');
  expect(heard.mock.calls.length).toBe(heardBefore);
  await press('Add Wisconsin');
  expect(document.activeElement).toBe(screen.getByLabelText('How usable in Wisconsin?'));
  await userEvent.selectOptions(screen.getByLabelText('How usable in Wisconsin?'), 'USABLE_WITH_CHANGES');
  await userEvent.type(screen.getByLabelText('Why, in Wisconsin?'), 'Clerk');
  expect(heard.mock.lastCall![0].verdicts?.[2]).toMatchObject({ usability: 'USABLE_WITH_CHANGES', reason: 'Clerk' });
  await press('Remove Wisconsin');
  expect(document.activeElement).toBe(screen.getByLabelText('Add a state'));
});

test('quick choices for the day on which it is looked at again', async () => {
  const heard = form('TEMPLATE');
  await press('In 6 months');
  expect(heard.mock.lastCall?.[0]).toEqual({ reviewBy: monthsLater(new Date(), 6) });
  await press('No date');
  expect(heard.mock.lastCall?.[0]).toEqual({ reviewBy: '' });
  expect(monthsLater(new Date(2026, 7, 31), 6)).toBe('2027-02-28');
  expect(monthsLater(new Date(2026, 11, 1), 12)).toBe('2027-12-01');
});

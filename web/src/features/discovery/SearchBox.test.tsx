/** The search field and its list: what is typed is searched unless a line is chosen, by keys, by mouse, and by a visitor too. */
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useRef, useState } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart } from '../../ui/testing';
import { ViewerQuery } from '../directory/viewer';
import { pastSearches, rememberSearch } from './pastSearches';
import { SearchBox } from './SearchBox';
import { Suggestions } from './suggest/Suggestions';
import { SuggestQuery } from './suggest/suggestQuery';

const navigate = vi.hoisted(() => vi.fn());
vi.mock('@tanstack/react-router', () => ({ useNavigate: () => navigate }));
vi.mock('../../ui/locale', () => ({ wantWords: async () => {} }));

const label = 'Search templates, training and stories';
type Settings = { visitor?: boolean; q?: string; fails?: boolean };

/** The box of somebody who has searched for a few things, and a server that knows two terms and a title. */
function box({ visitor, q, fails }: Settings = {}) {
  const { asked, client } = server({ visitor, fails });
  renderPart(<SearchBox state={{ q, kind: ['TEMPLATE'], after: 'x' }} />, client);
  return { asked, field: screen.getByRole<HTMLInputElement>('combobox', { name: label }) };
}

function server({ visitor, fails }: Settings) {
  const asked: string[] = [];
  const person = visitor ? null : { id: 'p1', name: 'Dana', demo: true };
  const client = mockClient([
    mock(ViewerQuery, () => ({
      data: { viewer: { person, seats: [], allianceRole: null, newInSavedSearches: 0, hats: [] } },
    })),
    mock(SuggestQuery, ({ prefix }) => {
      asked.push(prefix);
      if (fails) return { error: { message: 'no', code: 'UNAVAILABLE' } };
      const found = [
        { text: 'seal number', kind: 'CONCEPT' as const },
        { text: 'SEALS', kind: 'CONCEPT' as const },
        { text: 'Seal log for drop boxes', kind: 'TITLE' as const },
      ];
      return { data: { suggest: prefix === 'seal l' ? found.toReversed() : found } };
    }),
  ]);
  return { asked, client };
}

const options = () => screen.queryAllByRole('option').map((option) => option.textContent);
const chosen = () => screen.queryByRole('option', { selected: true })?.textContent;
const listIs = (expected: string[]) => waitFor(() => expect(options()).toEqual(expected));
const restLong = () => act(() => new Promise((done) => setTimeout(done, 250)));
const searched = () => navigate.mock.calls.map(([to]) => to.search.q as string | undefined);

const whole = [
  'seals You searched this before',
  'seal log You searched this before',
  'seal number Election term',
  'Seal log for drop boxes Title',
];

beforeEach(() => {
  navigate.mockClear();
  localStorage.clear();
  for (const words of ['drop box', 'seal log', 'seals']) rememberSearch('p1', words);
});

test('past searches come first, each line says where it is from, and their number is told', async () => {
  const { field } = box();
  expect(field.getAttribute('aria-expanded')).toBe('false');
  await userEvent.type(field, 'seal');
  await listIs(whole);
  expect(field.getAttribute('aria-expanded')).toBe('true');
  expect(screen.getByRole('listbox', { name: 'Suggestions' }).id).toBe(field.getAttribute('aria-controls'));
  expect(screen.getByRole('status').textContent).toBe('4 suggestions');
  expect(field.value).toBe('seal');
});

/** A field beside its list, which is told of the typing when the button is pressed: later than the words stood there. */
function Late() {
  const field = useRef<HTMLInputElement>(null);
  const [begun, setBegun] = useState(false);
  return (
    <>
      <input ref={field} aria-label="Late" />
      <button onClick={() => setBegun(true)}>Tell</button>
      <Suggestions field={field} begun={begun} onPopup={() => {}} onChoose={() => {}} />
    </>
  );
}

test('what was typed before the list could hear it counts', async () => {
  renderPart(<Late />, server({ visitor: true }).client);
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Late' });
  act(() => field.focus());
  field.value = 'seal';
  await restLong();
  expect(options()).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Tell' }));
  await listIs(['seal number Election term', 'SEALS Election term', 'Seal log for drop boxes Title']);
});

test('a visitor gets the server’s suggestions, and none of anybody’s past', async () => {
  const { field } = box({ visitor: true });
  await userEvent.type(field, 'seal');
  await listIs(['seal number Election term', 'SEALS Election term', 'Seal log for drop boxes Title']);
  await userEvent.click(screen.getByRole('option', { name: /^SEALS/ }));
  expect(searched()).toEqual(['SEALS']);
  expect(localStorage.length).toBe(1);
});

test('nothing is asked below two letters', async () => {
  const { asked, field } = box();
  await userEvent.type(field, 's');
  await listIs(['seals You searched this before', 'seal log You searched this before']);
  await restLong();
  expect(asked).toEqual([]);
  await userEvent.type(field, 'e');
  await listIs(whole);
  expect(asked).toEqual(['se']);
});

test('Enter with no line chosen searches what is typed, and the list is gone', async () => {
  const { asked, field } = box();
  await userEvent.type(field, 'seal');
  await listIs(whole);
  await userEvent.keyboard('{Enter}');
  expect(searched()).toEqual(['seal']);
  expect(navigate.mock.calls[0]![0].search).toMatchObject({ kind: ['TEMPLATE'], after: undefined });
  expect(options()).toEqual([]);
  await waitFor(() => expect(pastSearches('p1')[0]).toBe('seal'));
  // Nor does Enter before the answer let the list come up later.
  await userEvent.type(field, 'ing{Enter}');
  await restLong();
  expect([searched(), options(), asked]).toEqual([['seal', 'sealing'], [], ['seal']]);
});

test('arrows go round by way of the field, and Enter searches for the chosen line', async () => {
  const { field } = box();
  await userEvent.type(field, 'seal');
  await listIs(whole);
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  const active = screen.getByRole('option', { selected: true });
  expect([active.textContent, active.id]).toEqual([whole[1], field.getAttribute('aria-activedescendant')]);
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
  expect(field.hasAttribute('aria-activedescendant')).toBe(false);
  await userEvent.keyboard('{ArrowUp}');
  expect([chosen(), field.value]).toEqual([whole[3], 'seal']);
  await userEvent.keyboard('{Enter}');
  expect([searched(), field.value, options()]).toEqual([['Seal log for drop boxes'], 'Seal log for drop boxes', []]);
});

test('Home, End and typing go back to the field, and Enter then searches what is typed', async () => {
  const { field } = box();
  await userEvent.type(field, 'seal');
  await listIs(whole);
  for (const key of ['{Home}', '{End}', '{ArrowLeft}']) {
    await userEvent.keyboard(`{ArrowDown}${key}`);
    expect([chosen(), options()]).toEqual([undefined, whole]);
  }
  await userEvent.keyboard('{End}{ArrowDown}s');
  expect([chosen(), field.value]).toEqual([undefined, 'seals']);
  await userEvent.keyboard('{Enter}');
  expect(searched()).toEqual(['seals']);
});

test('a choice stays with its line when the answer moves it', async () => {
  const { asked, field } = box({ visitor: true });
  await userEvent.type(field, 'seal');
  await waitFor(() => expect(options()).toHaveLength(3));
  // Of the answer before this stays until the next one puts it first.
  await userEvent.type(field, ' l');
  expect(options()).toEqual([whole[3]]);
  await userEvent.keyboard('{ArrowDown}');
  await waitFor(() => expect(options()).toHaveLength(3));
  expect([asked, chosen()]).toEqual([['seal', 'seal l'], whole[3]]);
});

test('Escape closes the list and leaves what is typed, Down opens it again; a click takes one', async () => {
  const { field } = box();
  await userEvent.type(field, 'seal');
  await listIs(whole);
  await userEvent.keyboard('{Escape}');
  expect([options(), field.value]).toEqual([[], 'seal']);
  await restLong();
  expect(screen.getByRole('status').textContent).toBe('');
  await userEvent.keyboard('{ArrowDown}');
  await listIs(whole);
  await userEvent.click(screen.getByRole('option', { name: /^seal number/ }));
  expect([searched(), field.value, document.activeElement]).toEqual([['seal number'], 'seal number', field]);
});

test('a question that fails shows and says nothing', async () => {
  const { asked, field } = box({ visitor: true, fails: true });
  await userEvent.type(field, 'seal');
  await restLong();
  expect([asked, options(), screen.getByRole('status').textContent]).toEqual([['seal'], [], '']);
  expect(field.getAttribute('aria-expanded')).toBe('false');
});

test('an empty field shows past searches alone; they are cleared, and the focus goes back', async () => {
  const { asked, field } = box();
  await userEvent.click(field);
  await listIs(['seals', 'seal log', 'drop box']);
  expect(screen.getByRole('listbox', { name: 'Your past searches' })).toBeTruthy();
  await userEvent.tab();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Clear your past searches' }));
  await userEvent.keyboard('{Enter}');
  expect([pastSearches('p1'), options(), asked]).toEqual([[], [], []]);
  expect(document.activeElement).toBe(field);
});

test('leaving closes the list, and coming by Tab does not open it', async () => {
  const { field } = box();
  await userEvent.tab();
  expect(document.activeElement).toBe(field);
  await screen.findByRole('status');
  expect(options()).toEqual([]);
  await userEvent.keyboard('{ArrowDown}');
  await listIs(['seals', 'seal log', 'drop box']);
  await userEvent.tab();
  await userEvent.tab();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Search' }));
  expect(options()).toEqual([]);
});

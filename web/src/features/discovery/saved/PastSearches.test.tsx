/** Past searches under the field: shown when it is empty or they begin so; arrows, Enter and Escape; cleared on wish. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useRef } from 'react';
import { beforeEach, expect, test } from 'vitest';
import { renderPart } from '../../../ui/testing';
import { pastSearches, rememberSearch } from '../pastSearches';
import { PastSearches } from './PastSearches';

function Box({ onChoose }: { onChoose: (words: string) => void }) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <label htmlFor="q">Search</label>
      <input id="q" ref={field} />
      <PastSearches field={field} person="p1" onChoose={onChoose} />
    </>
  );
}

function box() {
  const chosen: string[] = [];
  renderPart(<Box onChoose={(words) => chosen.push(words)} />);
  return { chosen, field: screen.getByRole('combobox', { name: 'Search' }) };
}

const options = () => screen.queryAllByRole('option').map((option) => option.textContent);

beforeEach(() => {
  localStorage.clear();
  for (const words of ['drop box', 'seal log', 'seals']) rememberSearch('p1', words);
});

test('an empty field shows them all, a typed beginning those that begin so', async () => {
  const { field } = box();
  expect(options()).toEqual([]);
  await userEvent.click(field);
  expect(field.getAttribute('aria-expanded')).toBe('true');
  expect(screen.getByRole('listbox', { name: 'Your past searches' }).id).toBe(field.getAttribute('aria-controls'));
  expect(options()).toEqual(['seals', 'seal log', 'drop box']);
  await userEvent.type(field, 'Seal ');
  expect(options()).toEqual(['seals', 'seal log']);
  await userEvent.type(field, 'x');
  expect(options()).toEqual([]);
  expect(field.getAttribute('aria-expanded')).toBe('false');
});

test('arrows choose and come round to the field, Enter takes the chosen one', async () => {
  const { field, chosen } = box();
  await userEvent.click(field);
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  const active = screen.getByRole('option', { selected: true });
  expect([active.textContent, active.id]).toEqual(['seal log', field.getAttribute('aria-activedescendant')]);
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  expect(field.hasAttribute('aria-activedescendant')).toBe(false);
  await userEvent.keyboard('{ArrowUp}{Enter}');
  expect(chosen).toEqual(['drop box']);
  expect(options()).toEqual([]);
});

test('Escape closes the list and leaves what is typed; a click takes one', async () => {
  const { field, chosen } = box();
  await userEvent.type(field, 's');
  await userEvent.keyboard('{Escape}');
  expect(options()).toEqual([]);
  expect((field as HTMLInputElement).value).toBe('s');
  await userEvent.keyboard('{ArrowDown}');
  await userEvent.click(screen.getByRole('option', { name: 'seals' }));
  expect(chosen).toEqual(['seals']);
});

test('they are cleared, and the focus goes back to the field', async () => {
  const { field } = box();
  await userEvent.click(field);
  await userEvent.click(screen.getByRole('button', { name: /^Clear/ }));
  expect(pastSearches('p1')).toEqual([]);
  expect(options()).toEqual([]);
  expect(document.activeElement).toBe(field);
});

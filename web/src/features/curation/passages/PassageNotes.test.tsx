/** Asking for a change at certain words: selected or typed, with the keyboard alone, kept in the tab, and removable. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useRef } from 'react';
import { beforeEach, expect, test } from 'vitest';
import { renderPart } from '../../../ui/testing';
import { PassageNotes } from './PassageNotes';
import { usePassages } from './usePassages';

beforeEach(() => {
  sessionStorage.clear();
  window.getSelection()?.removeAllRanges();
});

function Part() {
  const passages = usePassages('r1');
  const text = useRef<HTMLDivElement>(null);
  return (
    <>
      <p data-testid="aside">Elsewhere</p>
      <div ref={text}>
        <p data-testid="text">Seal each bag by noon.</p>
      </div>
      <PassageNotes passages={passages} text={text} />
    </>
  );
}

const select = (where: string, from: number, to: number) => {
  const node = screen.getByTestId(where).firstChild!;
  const range = document.createRange();
  range.setStart(node, from);
  range.setEnd(node, to);
  window.getSelection()!.removeAllRanges();
  window.getSelection()!.addRange(range);
};
const ask = () => screen.getByRole('button', { name: 'Ask for a change here' });
const words = () => screen.getByRole('textbox', { name: 'The words in the version' }) as HTMLTextAreaElement;

test('what is selected in the text stands in the field', async () => {
  renderPart(<Part />);
  select('text', 14, 21);
  ask().focus();
  await userEvent.keyboard('{Enter}');
  expect(words().value).toBe('by noon');
  expect(document.activeElement?.textContent).toBe('Ask for a change');
});

test('words outside of the version are not taken', async () => {
  renderPart(<Part />);
  select('aside', 0, 4);
  ask().focus();
  await userEvent.keyboard('{Enter}');
  expect(words().value).toBe('');
});

test('with the keyboard alone: typed, added, there again after a reload, removed', async () => {
  renderPart(<Part />);
  ask().focus();
  await userEvent.keyboard('{Enter}{Tab}by noon{Tab}{Tab}{Enter}');
  expect(screen.getByRole('link', { name: 'Say what to change there' })).toBeTruthy();
  await userEvent.type(screen.getByRole('textbox', { name: 'What to change' }), 'Name the time zone.');
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  expect(document.activeElement).toBe(ask());
  expect(screen.getByRole('status').textContent).toMatch(/^1 change noted/);
  renderPart(<Part />);
  expect(screen.getByText('by noon').tagName).toBe('BLOCKQUOTE');
  await userEvent.click(screen.getByRole('button', { name: 'Remove change 1' }));
  expect(screen.getByRole('status').textContent).toBe('No changes noted');
  expect(document.activeElement).toBe(ask());
});

test('what is begun is kept in the tab, and cancelling drops it', async () => {
  renderPart(<Part />);
  await userEvent.click(ask());
  await userEvent.type(words(), 'by noon');
  renderPart(<Part />);
  expect(words().value).toBe('by noon');
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  renderPart(<Part />);
  expect(screen.queryByRole('textbox')).toBeNull();
});

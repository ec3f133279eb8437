/** A long text: plain until the editor has come, then with buttons; back to marks by a switch, and by need. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { renderPart } from '../../../../ui/testing';
import { MarkdownField } from './MarkdownField';

beforeEach(() => localStorage.clear());

function Field({ first, heard }: { first: string; heard: (text: string) => void }) {
  const [value, setValue] = useState(first);
  return (
    <>
      <MarkdownField
        field="body"
        label="Text"
        hint="How to use it"
        error="Too long"
        value={value}
        onChange={(text) => {
          heard(text);
          setValue(text);
        }}
      />
      <button onClick={() => setValue(`${value}\n\n| a | b |\n| - | - |\n| 1 | 2 |`)}>a colleague adds a table</button>
      <button onClick={() => setValue(value.replace('Open', 'Unlock'))}>a colleague changes a word</button>
    </>
  );
}

function field(first: string) {
  const heard = vi.fn();
  renderPart(<Field first={first} heard={heard} />);
  return heard;
}
const box = () => screen.getByRole('textbox', { name: 'Text' });
const editor = async () => {
  await screen.findByRole('toolbar', {}, { timeout: 5_000 });
  return box();
};
const button = (name: string | RegExp) => screen.getByRole('button', { name });

test('shows the plain text first, then the editor, with name, hint and error; opening it writes nothing', async () => {
  const heard = field('- Open the **vault**\n- Close it');
  expect(box().tagName).toBe('TEXTAREA');
  const opened = await editor();
  expect(opened.querySelectorAll('li')).toHaveLength(2);
  expect(opened.querySelector('strong')?.textContent).toBe('vault');
  expect(opened.getAttribute('contenteditable')).toBe('true');
  expect(opened.getAttribute('aria-invalid')).toBe('true');
  const described = opened.getAttribute('aria-describedby')!.split(' ');
  expect(described.map((id) => document.getElementById(id)?.textContent)).toEqual(['How to use it', 'Too long']);
  expect(heard).not.toHaveBeenCalled();
});

test('buttons form the text; arrow keys walk the toolbar, which is one stop for the tab key', async () => {
  const heard = field('Open the vault');
  await editor();
  const bar = screen.getByRole('toolbar', { name: 'Form of the text' });
  const stops = [...bar.querySelectorAll('button')].filter(({ tabIndex }) => tabIndex === 0);
  expect(stops.map((stop) => stop.getAttribute('aria-label'))).toEqual(['Bold']);
  stops[0]!.focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Heading');
  expect(button('Heading').getAttribute('aria-pressed')).toBe('false');
  await userEvent.click(button('Heading'));
  expect(heard).toHaveBeenLastCalledWith('## Open the vault');
  expect(button('Heading').getAttribute('aria-pressed')).toBe('true');
  await userEvent.click(button('Undo'));
  expect(heard).toHaveBeenLastCalledWith('Open the vault');
  expect(button('Undo').getAttribute('aria-disabled')).toBe('true');
});

test('what a colleague wrote comes in without being told back, and cannot be undone from here', async () => {
  const heard = field('Open the vault. Close it.');
  await editor();
  await userEvent.click(button('a colleague changes a word'));
  expect(box().textContent).toBe('Unlock the vault. Close it.');
  expect(heard).not.toHaveBeenCalled();
  expect(button('Undo').getAttribute('aria-disabled')).toBe('true');
});

test('a text that the editor cannot show whole stays plain, and it says why', async () => {
  field('Open the vault');
  await editor();
  await userEvent.click(button('a colleague adds a table'));
  expect(box().tagName).toBe('TEXTAREA');
  expect((box() as HTMLTextAreaElement).value).toContain('| 1 | 2 |');
  expect(screen.getByText(/This text holds a table/)).toBeTruthy();
});

test('the choice to write with marks is remembered', async () => {
  field('**Open** the vault');
  await editor();
  await userEvent.click(button(/^Write with marks/));
  expect((box() as HTMLTextAreaElement).value).toBe('**Open** the vault');
  field('**Open** the vault');
  expect(box().tagName).toBe('TEXTAREA');
  await userEvent.click(button(/^Write with buttons/));
  expect((await editor()).textContent).toBe('Open the vault');
});

test('a link is asked for, and a wrong address is told', async () => {
  const heard = field('See ');
  await editor();
  await userEvent.click(button('Link'));
  await userEvent.type(screen.getByLabelText('Where does the link lead?'), 'page two{Enter}');
  expect(screen.getByText(/Write a whole address/)).toBeTruthy();
  await userEvent.clear(screen.getByLabelText('Where does the link lead?'));
  await userEvent.type(screen.getByLabelText('Where does the link lead?'), 'www.eac.gov{Enter}');
  expect(heard.mock.lastCall?.[0]).toContain('https://www.eac.gov');
  expect(screen.queryByLabelText('Where does the link lead?')).toBeNull();
});

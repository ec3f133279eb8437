/** Whose saved words were replaced is told it, at once or on return, without being moved; the words come back, are copied, or are let go. */
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useSyncExternalStore } from 'react';
import { expect, test, vi } from 'vitest';
import { renderPart } from '../../../ui/testing';
import { DraftKeeper, type SaveAnswer } from './draftKeeper';
import { keptDraft } from './keptDraft';
import { ReplacedNotice } from './ReplacedNotice';
import { draftFacts, ownWords, shelf } from './testing';

function Page({ keeper }: { keeper: DraftKeeper }) {
  const state = useSyncExternalStore(keeper.subscribe, keeper.getState);
  const change = (summary: string) => keeper.change({ summary });
  return (
    <>
      <textarea
        id="field-summary"
        aria-label="Summary"
        value={state.fields.summary}
        onChange={(event) => change(event.target.value)}
      />
      <input aria-label="Title" />
      <ReplacedNotice keeper={keeper} state={state} />
    </>
  );
}

/** Luis has saved a summary and writes at the title when the page looks, and Jo has kept hers. */
async function replaced() {
  const saved: SaveAnswer = { kind: 'saved', draft: draftFacts({ revision: 2, summary: 'Mine.' }) };
  const send = vi.fn(async () => saved);
  const kept = keptDraft(shelf(), 'k', 'tab');
  const keeper = new DraftKeeper({ draft: draftFacts(), kept, own: ownWords(), now: () => 0, send });
  keeper.change({ summary: 'Mine.' });
  await keeper.saveNow();
  renderPart(<Page keeper={keeper} />);
  screen.getByRole('textbox', { name: 'Title' }).focus();
  const jo = { id: 'p2', name: 'Jo' };
  act(() => keeper.takeIn(draftFacts({ revision: 3, summary: 'Jo’s.', savedBy: jo })));
  return keeper;
}

const heading = () => screen.queryByRole('heading', { name: 'Jo replaced your words in “Summary”' });

test('it is said, with the words, and the focus stays', async () => {
  await replaced();
  expect(heading()).toBeTruthy();
  expect(screen.getAllByRole('status')[0]!.textContent).toBe('Jo replaced your words in “Summary”');
  expect(screen.getByText('Mine.').tagName).toBe('PRE');
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Title' }));
});

test('the words are put back, and the focus goes on at the field', async () => {
  const keeper = await replaced();
  await userEvent.click(screen.getByRole('button', { name: 'Put mine back' }));
  const summary = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Summary' });
  expect(summary.value).toBe('Mine.');
  expect(document.activeElement).toBe(summary);
  expect(keeper.isUnsaved).toBe(true);
  expect(heading()).toBeNull();
});

test('the words are copied, or let go', async () => {
  const keeper = await replaced();
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Copy' }));
  expect(await navigator.clipboard.readText()).toBe('Mine.');
  expect(screen.getByText('Copied')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Leave it so' }));
  expect(heading()).toBeNull();
  expect(keeper.getState().fields.summary).toBe('Jo’s.');
});

test('who comes back is told too, and who saved last and when, once', async () => {
  const on = shelf();
  const known = draftFacts({ revision: 2, summary: 'Mine.' });
  ownWords({ on, window: 'before' }).save(draftFacts(), known, ['summary']);
  const open = () => {
    const draft = draftFacts({ revision: 5, summary: 'Jo’s.', savedBy: { id: 'p2', name: 'Jo' } });
    const kept = keptDraft(shelf(), 'k', 'tab');
    const send = vi.fn<() => Promise<SaveAnswer>>();
    return renderPart(<Page keeper={new DraftKeeper({ draft, kept, own: ownWords({ on }), now: () => 0, send })} />);
  };
  const title = 'Somebody else replaced your words in “Summary”';
  const { unmount } = open();
  expect(screen.getByRole('heading', { name: title })).toBeTruthy();
  expect(screen.getByText(/^Jo saved this draft last, on Oct 1, 2026, .*Your words were:$/)).toBeTruthy();
  expect(screen.getByText('Mine.').tagName).toBe('PRE');
  await userEvent.click(screen.getByRole('button', { name: 'Leave it so' }));
  unmount();
  open();
  expect(screen.queryByRole('heading', { name: title })).toBeNull();
});

/** The conflict panel shows whose words would go where both wrote, and obeys the choice; what only one changed is there already. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useSyncExternalStore, type ReactNode } from 'react';
import { expect, test } from 'vitest';
import { renderPart } from '../../../ui/testing';
import { ConflictPanel } from './ConflictPanel';
import type { DraftPatch } from './draftFields';
import { DraftKeeper, type SaveAnswer } from './draftKeeper';
import { keptDraft } from './keptDraft';
import { draftFacts, ownWords, shelf } from './testing';

function Panel({ keeper, field }: { keeper: DraftKeeper; field: ReactNode }) {
  const state = useSyncExternalStore(keeper.subscribe, keeper.getState);
  return (
    <>
      {field}
      <ConflictPanel keeper={keeper} state={state} />
      <output>{`${state.fields.title} / ${state.fields.summary}`.replace(/\s+/g, ' ')}</output>
    </>
  );
}

async function inConflict(mine: DraftPatch = { title: 'My title' }, field: ReactNode = null) {
  const theirs = draftFacts({
    revision: 2,
    title: 'Their title',
    summary: 'Their summary',
    savedBy: { id: 'p1', name: 'Renee Wu' },
  });
  const answers: SaveAnswer[] = [
    { kind: 'conflict', draft: theirs, message: 'the draft is at revision 2' },
    { kind: 'saved', draft: draftFacts({ ...theirs, ...mine, revision: 3 }) },
  ];
  const keeper = new DraftKeeper({
    draft: draftFacts({ summary: 'Old summary' }),
    kept: keptDraft(shelf(), 'k', 'tab'),
    own: ownWords(),
    now: () => 0,
    send: async () => answers.shift()!,
  });
  keeper.change(mine);
  await keeper.saveNow();
  renderPart(<Panel keeper={keeper} field={field} />);
}

test('shows both texts, takes the focus, and keeps mine with what only they changed', async () => {
  await inConflict();
  expect(document.activeElement?.textContent).toContain('Renee Wu saved this draft');
  expect(screen.getByText('My title')).toBeTruthy();
  expect(screen.getByText('Their title')).toBeTruthy();
  expect(screen.getByRole('group', { name: 'Title' })).toBeTruthy();
  expect(screen.queryByRole('group', { name: 'Summary' })).toBeNull();
  expect(screen.getByRole('status').textContent).toBe('My title / Their summary');
  await userEvent.click(screen.getByRole('button', { name: 'Keep mine' }));
  expect((await screen.findByRole('status')).textContent).toBe('My title / Their summary');
  expect(screen.queryByText(/saved this draft/)).toBeNull();
});

test('each choice says whose words go', async () => {
  await inConflict();
  const description = (name: string) => {
    const id = screen.getByRole('button', { name }).getAttribute('aria-describedby');
    return document.getElementById(id ?? '')?.textContent;
  };
  expect(description('Keep mine')).toBe('This drops the words of Renee Wu. Renee Wu is told, and can put them back.');
  expect(description('Take theirs')).toContain('This drops your words.');
  // There is one title.
  expect(screen.queryByRole('button', { name: 'Keep both' })).toBeNull();
});

test('a text can keep both, and the focus goes on at its field', async () => {
  await inConflict({ summary: 'Mine.' }, <textarea id="field-summary" aria-label="Summary" />);
  expect(screen.getAllByText(/^(Mine|Their summary)/).map((words) => words.tagName)).toEqual(['PRE', 'PRE']);
  await userEvent.click(screen.getByRole('button', { name: 'Keep both' }));
  expect(screen.getByRole('status').textContent).toBe('Their title / Their summary Mine.');
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Summary' }));
});

test('whoever is in a field stays there', async () => {
  await inConflict({ title: 'My title' }, <input type="checkbox" aria-label="Ohio" ref={(box) => box?.focus()} />);
  expect(document.activeElement).toBe(screen.getByRole('checkbox'));
});

test('takes theirs', async () => {
  await inConflict();
  await userEvent.click(screen.getByRole('button', { name: 'Take theirs' }));
  expect(screen.getByRole('status').textContent).toBe('Their title / Their summary');
});

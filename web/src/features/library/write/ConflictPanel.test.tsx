/** The conflict panel shows both texts where both wrote, and obeys the choice; what only the other one changed is there already. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useSyncExternalStore } from 'react';
import { expect, test } from 'vitest';
import { renderPart } from '../../../ui/testing';
import { ConflictPanel } from './ConflictPanel';
import { DraftKeeper, type SaveAnswer } from './draftKeeper';
import { keptDraft } from './keptDraft';
import { draftFacts, shelf } from './testing';

function Panel({ keeper }: { keeper: DraftKeeper }) {
  const state = useSyncExternalStore(keeper.subscribe, keeper.getState);
  return (
    <>
      <ConflictPanel keeper={keeper} state={state} />
      <output>{`${state.fields.title} / ${state.fields.summary}`}</output>
    </>
  );
}

async function inConflict() {
  const theirs = draftFacts({
    revision: 2,
    title: 'Their title',
    summary: 'Their summary',
    savedBy: { id: 'p1', name: 'Renee Wu' },
  });
  const answers: SaveAnswer[] = [
    { kind: 'conflict', draft: theirs, message: 'the draft is at revision 2' },
    { kind: 'saved', draft: draftFacts({ revision: 3, title: 'My title', summary: 'Their summary' }) },
  ];
  const keeper = new DraftKeeper({
    draft: draftFacts({ summary: 'Old summary' }),
    kept: keptDraft(shelf(), 'k', 'tab'),
    now: () => 0,
    send: async () => answers.shift()!,
  });
  keeper.change({ title: 'My title' });
  await keeper.saveNow();
  renderPart(<Panel keeper={keeper} />);
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

test('takes theirs', async () => {
  await inConflict();
  await userEvent.click(screen.getByRole('button', { name: 'Take theirs' }));
  expect(screen.getByRole('status').textContent).toBe('Their title / Their summary');
});

/** The comparison as it is read: the summary first, words that are named and not only coloured, and every document's fate. */
import { screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { renderPart } from '../../../ui/testing';
import { Compared } from './Compared';
import { comparison, document as compared, field, run, side } from './testing';

vi.mock('@tanstack/react-router', () => ({ getRouteApi: () => ({}), Link: () => null }));

const names = [{ slug: 'high-integrity', name: 'High integrity' }];
const show = (change: Parameters<typeof comparison>[0]) =>
  renderPart(<Compared comparison={comparison(change)} names={names} />);

test('the summary counts words and documents', () => {
  show({ fields: [field({ added: 3 })], documents: [compared()] });
  expect(screen.getByRole('status').textContent).toBe(
    '3 words added in the text; 1 word removed in the text; 1 document changed.',
  );
});

test('what was added and removed is said in words, and what stays is counted', () => {
  show({ fields: [field()] });
  const text = screen.getByRole('region', { name: 'Text' });
  expect(text.querySelector('ins')!.textContent).toBe('added: Monday');
  expect(text.querySelector('del')!.textContent).toBe('removed: Friday');
  expect(within(text).getByText('120 words unchanged')).toBeTruthy();
});

test('a change of formatting alone is not silent', () => {
  show({ fields: [field({ added: 0, removed: 0, passages: [], marksChanged: true })] });
  expect(screen.getByRole('status').textContent).toBe('Only formatting or links changed.');
  expect(screen.getByText('The words are the same. Formatting or links changed.')).toBeTruthy();
});

test('facts are named in full', () => {
  const fact = (name: string, ...runs: ReturnType<typeof run>[]) =>
    field({ field: name, passages: [{ skipped: 0, runs }] });
  show({
    fields: [
      fact('states', run('SAME', 'AZ'), run('ADDED', 'NV')),
      fact('values', run('REMOVED', 'high-integrity')),
      fact('reach', run('REMOVED', 'STATE'), run('ADDED', 'PUBLIC')),
    ],
  });
  const facts = screen.getByRole('region', { name: 'About this resource' });
  expect([...facts.querySelectorAll('dd')].map((item) => item.textContent)).toEqual([
    'Arizona',
    'added: Nevada',
    'removed: High integrity',
    'removed: Departments in my state',
    'added: Everyone, without signing in',
  ]);
  expect(screen.getByRole('status').textContent).toBe('3 facts changed.');
});

test('each document tells what happened to it', () => {
  show({
    documents: [
      compared(),
      compared({ change: 'ADDED', before: null, after: side('new.pdf'), wordsCompared: false, passages: [] }),
      compared({ change: 'REMOVED', before: side('gone.pdf'), after: null, wordsCompared: false, passages: [] }),
      compared({
        change: 'RENAMED',
        before: side('old.pdf'),
        after: side('key.pdf'),
        wordsCompared: false,
        passages: [],
      }),
      compared({ before: side('scan.pdf'), after: side('scan.pdf'), wordsCompared: false, passages: [] }),
      compared({ before: side('plan.pdf'), after: side('plan.pdf'), added: 0, passages: [] }),
    ],
  });
  const items = within(screen.getByRole('region', { name: 'Documents' })).getAllByRole('listitem');
  const says = [
    'Changed.',
    'Added:',
    'Removed:',
    'under a new name',
    'could not read words',
    'words inside are the same',
  ];
  says.forEach((words, place) => expect(items[place]!.textContent).toContain(words));
  expect(items[3]!.textContent).toContain('It was called old.pdf before.');
  const older = within(items[0]!).getByRole('link', { name: /older/ });
  expect(older.getAttribute('href')).toBe('/files/log.pdf?version=2');
  expect(within(items[0]!).getByRole('link', { name: /newer/ }).getAttribute('href')).toBe('/files/log.pdf?version=3');
  expect(items[1]!.querySelectorAll('a')).toHaveLength(1);
});

test('two versions that say the same say so', () => {
  show({ documents: [compared({ change: 'SAME', wordsCompared: false, passages: [] })] });
  expect(screen.getByRole('status').textContent).toBe('Nothing changed between these two versions.');
  expect(screen.getByText('Not changed.')).toBeTruthy();
});

test('what is too long says that it was cut', () => {
  show({ fields: [field({ truncated: true })], documents: [compared({ truncated: true })] });
  expect(screen.getAllByText(/very long. Not all of it was compared/)).toHaveLength(2);
});

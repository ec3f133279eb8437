/** The timeline tells what, by whom, about which words, and what stays between staff; and both sides can add to it. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart, type Mock } from '../../../ui/testing';
import { CommentReview } from '../reviewOrders';
import type { Review } from '../reviewQuery';
import { entryFacts, reviewFacts } from '../testing';
import { Timeline } from './Timeline';

beforeEach(() => sessionStorage.clear());

const omar = { id: 'p9', name: 'Omar' };
const onSaid = vi.fn();
const shown = (change: Partial<Review>, ...mocks: Mock[]) =>
  renderPart(<Timeline review={reviewFacts(change)} onSaid={onSaid} />, mockClient(mocks));
const write = (text: string) => userEvent.type(screen.getByRole('textbox', { name: 'Your comment' }), text);

test('tells each entry in the order of time', () => {
  shown({
    timeline: [
      entryFacts(),
      entryFacts({
        id: 'e2',
        kind: 'CHECK',
        by: omar,
        criterion: { key: 'lawful', question: '' },
        verdict: 'DOUBT',
        text: 'Is it so in Maine?',
      }),
      entryFacts({ id: 'e3', kind: 'ADVICE_TO_DECLINE', by: omar, staffOnly: true, text: 'It sells something.' }),
      entryFacts({ id: 'e4', kind: 'PASSAGE', passage: 'by noon', text: 'Name the time zone.' }),
      entryFacts({ id: 'e5', kind: 'FLAGGED', text: 'private_data' }),
    ],
  });
  const items = screen.getAllByRole('listitem').map((item) => item.textContent);
  expect(items[0]).toMatch(/^Sent/);
  expect(items[1]).toContain('Is it lawful where it says it applies? Not sureIs it so in Maine?');
  expect(items[2]).toMatch(/^Advice: decline Between staffOmar/);
  expect(items[4]).toMatch(/^Flagged.*Private data$/);
  expect(screen.getByText('by noon').tagName).toBe('BLOCKQUOTE');
  expect(screen.queryByRole('form')).toBeNull();
});

test('somebody of the office comments, about certain words', async () => {
  const entry = entryFacts({ id: 'e5', kind: 'COMMENT', text: 'Noon in Yuma.' });
  shown(
    { viewerActions: ['COMMENT', 'TAKE_BACK'] },
    mock(CommentReview, ({ input }) => {
      expect(input).toEqual({ reviewRequestId: 'r1', text: 'Noon in Yuma.', passage: 'by noon', staffOnly: false });
      return { data: { commentReview: { __typename: 'ReviewCommented' as const, entry } } };
    }),
  );
  expect(screen.queryByRole('checkbox')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Send the comment' }));
  expect(screen.getByRole('link', { name: 'Write something first' })).toBeTruthy();
  await write('Noon in Yuma.');
  await userEvent.type(screen.getByRole('textbox', { name: /^Which words/ }), 'by noon');
  await userEvent.click(screen.getByRole('button', { name: 'Send the comment' }));
  expect(onSaid).toHaveBeenCalledWith(entry);
  expect(document.activeElement?.textContent).toBe('Your comment stands in the timeline');
  expect((screen.getByRole('textbox', { name: 'Your comment' }) as HTMLTextAreaElement).value).toBe('');
  expect(sessionStorage.getItem('commons-comment r1')).toBeNull();
});

test('a note between staff stays one when the page is loaded anew', async () => {
  const staff = { viewerActions: ['CLAIM' as const, 'COMMENT' as const, 'NOTE' as const] };
  shown(staff);
  await write('Ask counsel.');
  await userEvent.click(screen.getByRole('checkbox', { name: 'Between staff only' }));
  shown(
    staff,
    mock(CommentReview, ({ input }) => {
      expect(input.staffOnly).toBe(true);
      return { data: { commentReview: { __typename: 'ReviewClosed' as const } } };
    }),
  );
  expect(screen.getByText('Only Alliance staff read it')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Send the note to staff' }));
  expect(await screen.findByRole('heading', { name: 'This review is over' })).toBeTruthy();
  expect(sessionStorage.getItem('commons-comment r1')).toBe('Ask counsel.');
});

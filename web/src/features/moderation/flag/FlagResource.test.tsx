/** Flagging: kind and words are needed, marked words go along, and each outcome is told with the next step. */
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart, type Mock } from '../../../ui/testing';
import { openFlag } from '../testing';
import { FlagResource as FlagOrder, OpenFlagQuery } from './flagOrders';
import { FlagResource } from './FlagResource';

vi.mock('@tanstack/react-router', () => ({
  Link: ({ children, to }: { children: ReactNode; to: string }) => <a href={to}>{children}</a>,
}));

beforeEach(() => {
  sessionStorage.clear();
  getSelection()?.removeAllRanges();
});

const part = (...mocks: Mock[]) =>
  renderPart(
    <>
      <div className="prose">
        <p>Hand it in by May 1.</p>
      </div>
      <FlagResource resourceId="x1" />
    </>,
    mockClient([...mocks, openFlag()]),
  );
const made = (hidden: boolean) =>
  mock(FlagOrder, () => ({ data: { flagged: { __typename: 'FlagMade' as const, hidden, flag: { id: 'f1' } } } }));
const open = () => userEvent.click(screen.getByRole('button', { name: 'Something is wrong with it' }));
const send = () => userEvent.click(screen.getByRole('button', { name: 'Send it to the Alliance' }));
const fill = async (kind: RegExp) => {
  await open();
  await userEvent.click(screen.getByRole('radio', { name: kind }));
  await userEvent.type(screen.getByRole('textbox', { name: 'What is wrong?' }), 'It is June 1 now.');
};

test('what is missing is said; what was typed is kept until it is sent', async () => {
  part(
    mock(FlagOrder, ({ input }) => {
      expect(input).toEqual({ resourceId: 'x1', kind: 'OUTDATED', reason: 'It is June 1 now.', passage: null });
      return { data: { flagged: { __typename: 'FlagMade' as const, hidden: false, flag: { id: 'f1' } } } };
    }),
  );
  await open();
  await send();
  expect(screen.getByRole('link', { name: 'Choose what is wrong' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Say what is wrong' })).toBeTruthy();
  await userEvent.click(screen.getByRole('radio', { name: /^Out of date/ }));
  await userEvent.type(screen.getByRole('textbox', { name: 'What is wrong?' }), 'It is June 1 now.');
  expect(sessionStorage.getItem('commons-flag x1')).toBe('It is June 1 now.');
  await send();
  const heading = await screen.findByRole('heading', { name: 'Thank you. The Alliance checks it.' });
  expect(heading.closest('.usa-alert')).toBe(document.activeElement);
  expect(screen.queryByText(/readers cannot see it/)).toBeNull();
  expect(sessionStorage.getItem('commons-flag x1')).toBeNull();
});

test('words that are marked in the text come with it', async () => {
  part(
    mock(FlagOrder, ({ input }) => {
      expect(input.passage).toBe('by May 1');
      return { data: { flagged: { __typename: 'FlagMade' as const, hidden: false, flag: { id: 'f1' } } } };
    }),
  );
  const words = screen.getByText('Hand it in by May 1.').firstChild!;
  const range = document.createRange();
  range.setStart(words, 11);
  range.setEnd(words, 19);
  getSelection()!.addRange(range);
  await fill(/^Wrong/);
  const passage = screen.getByRole('textbox', { name: /^The words it is about/ }) as HTMLTextAreaElement;
  expect(passage.value).toBe('by May 1');
  await send();
  expect(await screen.findByRole('heading', { name: /^Thank you/ })).toBeTruthy();
});

test('what is grave is hidden at once, and said to be', async () => {
  part(made(true));
  await fill(/^Private data/);
  await send();
  expect(await screen.findByText(/readers cannot see it until it is checked/)).toBeTruthy();
});

test('who has flagged it already is led to their flags', async () => {
  part(
    mock(FlagOrder, () => ({
      data: {
        flagged: {
          __typename: 'AlreadyFlagged' as const,
          message: 'you flagged this on Oct 1',
          flag: { id: 'f1' },
        },
      },
    })),
  );
  await fill(/^Out of date/);
  await send();
  expect(await screen.findByText('You flagged this on Oct 1')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'See my flags' }).getAttribute('href')).toBe('/flags');
});

test('too many open flags leave the form and its words', async () => {
  part(
    mock(FlagOrder, () => ({
      data: { flagged: { __typename: 'TooManyFlags' as const, message: 'ten of your flags are open' } },
    })),
  );
  await fill(/^Out of date/);
  await send();
  expect((await screen.findByRole('alert')).textContent).toContain('Ten of your flags are open');
  const reason = screen.getByRole('textbox', { name: 'What is wrong?' }) as HTMLTextAreaElement;
  expect(reason.value).toBe('It is June 1 now.');
});

test('a refusal at the words stands at the words', async () => {
  part(
    mock(FlagOrder, () => ({
      error: { message: 'the reason is too short', code: 'BAD_USER_INPUT', field: 'reason' },
    })),
  );
  await fill(/^Out of date/);
  await send();
  expect(await screen.findByRole('link', { name: 'The reason is too short' })).toBeTruthy();
  expect(screen.getByRole('textbox', { name: 'What is wrong?' }).getAttribute('aria-invalid')).toBe('true');
});

test('one’s own flag that waits stands in place of the form; no second one is offered', () => {
  part(openFlag(() => '2026-10-01T14:00:00Z'));
  expect(screen.getByText(/^You flagged this on/).textContent).toBe(
    'You flagged this on Oct 1, 2026. The answer comes under “My flags”.',
  );
  expect(screen.getByRole('link', { name: 'See my flags' }).getAttribute('href')).toBe('/flags');
  expect(screen.queryByRole('button')).toBeNull();
});

test('when it is sent the news takes the place of the form, and keeps the focus', async () => {
  let since: string | null = null;
  const client = mockClient([openFlag(() => since), made(false)]);
  renderPart(<FlagResource resourceId="x1" />, client);
  await fill(/^Out of date/);
  await send();
  const heading = await screen.findByRole('heading', { name: /^Thank you/ });
  since = '2026-10-01T14:00:00Z';
  // As the cache does, since the flag names its type.
  await act(() => client.query(OpenFlagQuery, { id: 'x1' }, { requestPolicy: 'network-only' }).toPromise());
  expect(screen.queryByRole('button', { name: 'Something is wrong with it' })).toBeNull();
  expect(heading.closest('.usa-alert')).toBe(document.activeElement);
  expect(screen.getAllByRole('link', { name: 'See my flags' })).toHaveLength(1);
});

test('where nobody can say whether one has flagged it, it can be flagged all the same', () => {
  part(mock(OpenFlagQuery, () => ({ error: { message: 'no', code: 'INTERNAL' } })));
  expect(screen.getByRole('button', { name: 'Something is wrong with it' })).toBeTruthy();
});

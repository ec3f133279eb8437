/** A publisher answers who would like to have a resource of the office in a collection; a no needs a reason. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart, type Mock } from '../../../ui/testing';
import { CollectionInvitations } from './CollectionInvitations';
import { PlacesQuery } from './placesQuery';
import { AnswerInvitation, InvitationsQuery, type Invitation } from './invitationQuery';

vi.mock('@tanstack/react-router', () => ({
  Link: ({ children, params }: { children: ReactNode; params: { slug: string } }) => (
    <a href={`/r/${params.slug}`}>{children}</a>
  ),
}));

beforeEach(() => sessionStorage.clear());

const invitation: Invitation = {
  item: {
    id: 'i1',
    commentary: 'The best insert that we know.',
    invitedAt: '2026-10-01T14:00:00Z',
    resource: { id: 'x1', slug: 'insert', title: 'Ballot insert' },
  },
  collection: { id: 'c1', slug: 'mail', title: 'Voting by mail', summary: '', department: null, groupName: null },
};
const shown = (waiting: Invitation[], ...mocks: Mock[]) =>
  renderPart(
    <CollectionInvitations departmentId="d1" />,
    mockClient([
      mock(InvitationsQuery, ({ departmentId }) => {
        expect(departmentId).toBe('d1');
        return {
          data: {
            collectionInvitations: { totalCount: waiting.length, edges: waiting.map((node) => ({ node })) },
          },
        };
      }),
      mock(PlacesQuery, () => ({ data: { collectionPlaces: { totalCount: 0, edges: [] } } })),
      ...mocks,
    ]),
  );
const answered = (input: unknown, state: 'ACCEPTED' | 'DECLINED') =>
  mock(AnswerInvitation, (sent) => {
    expect(sent.input).toEqual(input);
    return { data: { answerCollectionInvitation: { item: { id: 'i1', state } } } };
  });

test('says who asks and with which words, and accepts', async () => {
  shown([invitation], answered({ itemId: 'i1', accept: true }, 'ACCEPTED'));
  expect(await screen.findByRole('heading', { name: 'Asked into a collection' })).toBeTruthy();
  expect(screen.getByRole('listitem').textContent).toContain('Asked for: Voting by mail, the Alliance');
  expect(screen.getByText('What they write about it: The best insert that we know.')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Accept Ballot insert' }));
  const heading = await screen.findByRole('heading', { name: 'Accepted: Ballot insert stands in Voting by mail' });
  expect(heading.closest('.usa-alert')).toBe(document.activeElement);
});

test('a group that asks is called one', async () => {
  shown([{ ...invitation, collection: { ...invitation.collection, groupName: 'Chain of custody' } }]);
  expect((await screen.findByRole('listitem')).textContent).toContain(
    'Asked for: Voting by mail, the group Chain of custody',
  );
});

test('a no needs a reason', async () => {
  shown([invitation], answered({ itemId: 'i1', accept: false, reason: 'It is being rewritten.' }, 'DECLINED'));
  await userEvent.click(screen.getByRole('button', { name: 'Decline Ballot insert' }));
  await userEvent.click(screen.getByRole('button', { name: 'Decline it' }));
  expect(screen.getByRole('link', { name: 'Give a reason' })).toBeTruthy();
  await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), 'It is being rewritten.');
  await userEvent.click(screen.getByRole('button', { name: 'Decline it' }));
  expect(await screen.findByRole('heading', { name: 'Declined: Ballot insert' })).toBeTruthy();
});

test('a refusal stands at its row', async () => {
  shown(
    [invitation],
    mock(AnswerInvitation, () => ({ error: { message: 'it is answered already', code: 'CONFLICT' } })),
  );
  await userEvent.click(screen.getByRole('button', { name: 'Accept Ballot insert' }));
  expect((await screen.findByRole('alert')).textContent).toContain('It is answered already');
});

test('is absent while nothing waits', () => {
  expect(shown([]).container.textContent).toBe('');
});

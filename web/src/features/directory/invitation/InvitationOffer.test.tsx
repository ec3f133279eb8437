/** An open invitation: accepted by whom it is for; a visitor signs in first; somebody else is told so, and to whom it is not. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { mock, mockClient, renderPart, type Mock } from '../../../ui/testing';
import { ViewerQuery } from '../viewer';
import { InvitationOffer } from './InvitationOffer';
import { AcceptInvitation, type Accepted } from './invitationQuery';

const department = { id: 'd1', ocdId: 'ocd', name: 'Pima County', stateName: 'Arizona', county: null };
const seat: Accepted['seat'] = { id: 's1', post: 'DEPUTY', role: 'CONTRIBUTOR', department };

function offer(person: string | null, forViewer: boolean | null, ...mocks: Mock[]) {
  const told: string[] = [];
  const viewer = mock(ViewerQuery, () => ({
    data: {
      viewer: {
        person: person === null ? null : { id: 'p1', name: person, demo: true },
        seats: [],
        hats: [],
        allianceRole: null,
        newInSavedSearches: 0,
      },
    },
  }));
  renderPart(
    <InvitationOffer
      token="inv_secret"
      offer={{
        state: 'OPEN',
        department,
        post: 'DEPUTY',
        role: 'CONTRIBUTOR',
        invitedBy: 'Marcus',
        expiresAt: '2026-12-01T14:00:00Z',
        forViewer,
      }}
      onAccepted={(given) => told.push(`accepted ${given.id}`)}
      onDropped={() => told.push('dropped')}
    />,
    mockClient([viewer, ...mocks]),
  );
  return told;
}

test('says who invites to what, and accepts', async () => {
  const told = offer(
    'Ruth',
    true,
    mock(AcceptInvitation, ({ input }) => {
      expect(input).toEqual({ token: 'inv_secret' });
      return { data: { acceptInvitation: { __typename: 'InvitationAccepted' as const, seat } } };
    }),
  );
  expect(screen.getByText('Marcus invites you to join Pima County, Arizona.')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Accept the invitation' }));
  expect(told).toEqual(['accepted s1']);
});

test('a visitor signs in first and comes back; the secret stands in no address', () => {
  offer(null, null);
  const link = screen.getByRole('link', { name: 'Sign in' });
  expect(link.getAttribute('href')).toBe('/auth/login?return_to=%2Finvitation');
  expect(document.body.innerHTML).not.toContain('inv_secret');
  expect(screen.queryByRole('button', { name: 'Accept the invitation' })).toBeNull();
});

test('somebody else cannot accept', () => {
  offer('Ruth', false);
  expect(screen.getByRole('alert').textContent).toContain('You are signed in as Ruth.');
  expect(screen.queryByRole('button', { name: 'Accept the invitation' })).toBeNull();
});

test('the server has the last word on whom it is for', async () => {
  const told = offer(
    'Ruth',
    true,
    mock(AcceptInvitation, () => ({ data: { acceptInvitation: { __typename: 'InvitationForAnother' as const } } })),
  );
  await userEvent.click(screen.getByRole('button', { name: 'Accept the invitation' }));
  expect(screen.getByRole('alert').textContent).toContain('for another address');
  expect(told).toEqual([]);
});

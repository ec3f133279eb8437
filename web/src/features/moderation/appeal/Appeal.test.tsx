/** An appeal from the page of what was taken down: made with words, told while it is open, and what came of it. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart, type Mock } from '../../../ui/testing';
import { LifePanel } from '../../library/life/LifePanel';
import { LifeQuery } from '../../library/life/lifeQuery';
import type { Status } from '../../library/lifecycleWords';
import type { Resource } from '../../library/resourceQuery';
import { resourceFacts } from '../../library/testing';
import { decision } from '../testing';
import { AppealTakedown } from './appealOrder';
import { OpenRequestsQuery } from './useOpenRequest';

vi.mock('@tanstack/react-router', () => ({
  Link: ({ children, params }: { children: ReactNode; params: { id: string } }) => (
    <a href={`/reviews/${params.id}`}>{children}</a>
  ),
}));

beforeEach(() => sessionStorage.clear());

type Shown = { decisions?: Resource['decisions']; asked?: 'FLAG' | 'APPEAL'; mayAppeal?: boolean; status?: Status };

function panel({ decisions = [], asked, mayAppeal = true, status = 'TAKEN_DOWN' }: Shown, ...mocks: Mock[]) {
  const viewerActions: Resource['viewerActions'] = mayAppeal ? ['EDIT', 'APPEAL'] : ['EDIT'];
  const facts = { id: 'x1', title: 'Seal log', status, viewerActions };
  const life = mock(LifeQuery, () => ({ data: { resource: { ...facts, nextStatus: null, openReview: null } } }));
  const nodes = asked ? [{ id: 'r2', kind: asked, resource: { id: 'x1' } }] : [];
  const open = mock(OpenRequestsQuery, () => ({ data: { reviewQueue: { edges: nodes.map((node) => ({ node })) } } }));
  renderPart(<LifePanel resource={resourceFacts({ ...facts, decisions })} />, mockClient([life, open, ...mocks]));
}
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

test('a publisher appeals with words, which are kept until they are sent', async () => {
  panel(
    {},
    mock(AppealTakedown, ({ input }) => {
      expect(input).toEqual({ resourceId: 'x1', reason: 'The deadline is right.' });
      return {
        data: {
          outcome: { __typename: 'AppealMade' as const, reviewRequest: { id: 'r2', resource: { id: 'x1' } } },
        },
      };
    }),
  );
  expect(screen.getByText(/or appeal/).textContent).toContain('Next step:');
  await press('Appeal');
  await press('Send the appeal');
  expect(screen.getByRole('link', { name: 'Say why it should be put back' })).toBeTruthy();
  await userEvent.type(screen.getByLabelText('Why should it be put back?'), 'The deadline is right.');
  expect(sessionStorage.getItem('commons-appeal x1')).toBe('The deadline is right.');
  await press('Send the appeal');
  expect(await screen.findByRole('heading', { name: 'Your appeal is sent' })).toBeTruthy();
  expect(sessionStorage.getItem('commons-appeal x1')).toBeNull();
});

test('whoever was late is told why', async () => {
  panel(
    {},
    mock(AppealTakedown, () => ({
      data: {
        outcome: {
          __typename: 'MoveRefused' as const,
          message: 'an appeal is open already',
          resource: { id: 'x1', status: 'TAKEN_DOWN' as const },
        },
      },
    })),
  );
  await press('Appeal');
  await userEvent.type(screen.getByLabelText('Why should it be put back?'), 'Please.');
  await press('Send the appeal');
  expect(await screen.findByText('An appeal is open already')).toBeTruthy();
});

test('an open appeal is told, and there is no other to make', () => {
  panel({ asked: 'APPEAL', decisions: [decision()] });
  expect(screen.getByRole('heading', { name: 'The department has appealed' })).toBeTruthy();
  expect(screen.getByRole('link', { name: /^Open the appeal/ }).getAttribute('href')).toBe('/reviews/r2');
  expect(screen.getByText(/Mend it and send a new version for review\./)).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});

test('while flags are checked there is nothing to appeal yet', () => {
  panel({ asked: 'FLAG' });
  expect(screen.queryByText('The department has appealed')).toBeNull();
  expect(screen.queryByRole('button')).toBeNull();
});

test('an appeal that was not followed is told with its reason, until something newer is decided', () => {
  const kept = decision({ kind: 'APPEAL', decision: 'DISMISSED', reason: 'It is still wrong.' });
  panel({ mayAppeal: false, decisions: [kept, decision()] });
  expect(screen.getByRole('heading', { name: 'The appeal was decided: it stays taken down' })).toBeTruthy();
  expect(screen.getByText('It is still wrong.')).toBeTruthy();
  panel({ mayAppeal: false, decisions: [decision(), kept] });
  expect(screen.queryByText('It is still wrong.')).toBeNull();
});

test('what a flag found wrong is told to those who can mend it, until a newer version is published', () => {
  panel({ status: 'PUBLISHED', mayAppeal: false, decisions: [decision()] });
  expect(screen.getByRole('heading', { name: 'A flag was right: please write a version that mends it' })).toBeTruthy();
  panel({ status: 'PUBLISHED', mayAppeal: false, decisions: [decision({ at: '2026-09-01T14:00:00Z' })] });
  expect(screen.queryByText(/^A flag was right/)).toBeNull();
});

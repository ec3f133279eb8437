/** Moving a resource in its life: only what one may, never without a reason, with what comes of it said; and the next step above. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import type { ReactNode } from 'react';
import { mock, mockClient, renderPart, type Mock } from '../../../ui/testing';
import type { Resource } from '../resourceQuery';
import { resourceFacts } from '../testing';
import { LifePanel } from './LifePanel';
import { LifeQuery, type LifeFacts } from './lifeQuery';
import { RestoreResource, SupersedeResource, WithdrawResource } from './moveOrders';
import { SuccessorsQuery } from './SuccessorField';

vi.mock('@tanstack/react-router', () => ({
  Link: ({ children, params }: { children: ReactNode; params: { id: string } }) => (
    <a href={`/reviews/${params.id}`}>{children}</a>
  ),
}));

beforeEach(() => sessionStorage.clear());

const life = (change: Partial<LifeFacts> = {}) =>
  mock(LifeQuery, () => ({
    data: {
      resource: {
        id: 'x1',
        title: 'Seal log',
        status: 'PUBLISHED' as const,
        nextStatus: null,
        viewerActions: ['EDIT' as const],
        openReview: null,
        ...change,
      },
    },
  }));

const panel = (viewerActions: Resource['viewerActions'], ...mocks: Mock[]) =>
  renderPart(<LifePanel resource={resourceFacts({ viewerActions })} />, mockClient([...mocks, life()]));
const press = (name: string, place = 0) => userEvent.click(screen.getAllByRole('button', { name })[place]!);

test('withdrawing asks for a reason, sends it, and says what came of it', async () => {
  panel(
    ['EDIT', 'WITHDRAW'],
    mock(WithdrawResource, ({ input }) => {
      expect(input).toEqual({ resourceId: 'x1', reason: 'The deadline is wrong.' });
      return {
        data: {
          outcome: { __typename: 'ResourceMoved' as const, resource: { id: 'x1', status: 'WITHDRAWN' as const } },
        },
      };
    }),
  );
  await press('Withdraw');
  expect(document.activeElement?.textContent).toBe('Withdraw this resource?');
  await press('Withdraw', 1);
  expect(screen.getByRole('link', { name: 'Give a reason' })).toBeTruthy();
  const reason = screen.getByRole('textbox', { name: 'Reason' });
  expect(reason.getAttribute('aria-invalid')).toBe('true');
  await userEvent.type(reason, 'The deadline is wrong.');
  await press('Withdraw', 1);
  expect((await screen.findByRole('heading', { name: 'Withdrawn' })).closest('.usa-alert')).toBe(
    document.activeElement,
  );
});

test('a move that its state does not allow changes nothing, and says why', async () => {
  panel(
    ['RESTORE'],
    mock(RestoreResource, () => ({
      data: {
        outcome: {
          __typename: 'MoveRefused' as const,
          message: 'it is published already',
          resource: { id: 'x1', status: 'PUBLISHED' as const },
        },
      },
    })),
  );
  await press('Put back');
  await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), 'It is right after all.');
  await press('Put back', 1);
  expect(await screen.findByRole('heading', { name: 'Nothing was changed' })).toBeTruthy();
  expect(screen.getByText('It is published already')).toBeTruthy();
});

test('what is replaced names what takes its place, and never itself', async () => {
  panel(
    ['SUPERSEDE'],
    mock(SuccessorsQuery, ({ departments }) => {
      expect(departments).toEqual(['d1']);
      const edges = [{ node: { id: 'x1', title: 'Seal log' } }, { node: { id: 'x2', title: 'Seal log for bags' } }];
      return { data: { resources: { edges } } };
    }),
    mock(SupersedeResource, ({ input }) => {
      expect(input).toEqual({ resourceId: 'x1', successorId: 'x2', reason: 'One form for all.' });
      return {
        data: {
          outcome: { __typename: 'ResourceMoved' as const, resource: { id: 'x1', status: 'SUPERSEDED' as const } },
        },
      };
    }),
  );
  await press('Mark as replaced');
  await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), 'One form for all.');
  await press('Mark as replaced', 1);
  expect(screen.getByRole('link', { name: 'Choose what takes its place' })).toBeTruthy();
  const choice = screen.getByRole('combobox', { name: 'What takes its place?' });
  expect([...choice.querySelectorAll('option')].map((option) => option.textContent)).toEqual([
    'Choose one',
    'Seal log for bags',
  ]);
  await userEvent.selectOptions(choice, 'x2');
  await press('Mark as replaced', 1);
  expect(await screen.findByRole('heading', { name: 'Marked as replaced' })).toBeTruthy();
});

test('a refusal at the reason stands at the reason, and what was typed stays', async () => {
  panel(
    ['WITHDRAW'],
    mock(WithdrawResource, () => ({
      error: { message: 'the reason is too long', code: 'BAD_USER_INPUT', field: 'reason' },
    })),
  );
  await press('Withdraw');
  await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), 'Words');
  await press('Withdraw', 1);
  expect(await screen.findByRole('link', { name: 'The reason is too long' })).toBeTruthy();
  expect((screen.getByRole('textbox', { name: 'Reason' }) as HTMLTextAreaElement).value).toBe('Words');
  expect(Object.values(sessionStorage)).toContain('Words');
});

test('who may only write has nothing to move, and who may approve is led there', async () => {
  panel(['EDIT']);
  expect(screen.queryByText('More you can do')).toBeNull();
  const openReview = {
    id: 'r1',
    state: 'SUBMITTED' as const,
    viewerActions: ['APPROVE_FOR_DEPARTMENT' as const],
  };
  renderPart(
    <LifePanel resource={resourceFacts({ viewerActions: ['EDIT'] })} />,
    mockClient([life({ nextStatus: 'SUBMITTED', openReview })]),
  );
  expect((await screen.findByText(/Read it, then approve it or send it back/)).textContent).toContain('Next step:');
  expect(screen.getByRole('link').getAttribute('href')).toBe('/reviews/r1');
});

/** The button and the sentence of sending, by the way that a draft goes; and the news of what came of it. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart } from '../../../ui/testing';
import { PublishVersion, SubmitForReview } from '../write/draftQuery';
import { publishVersion, submitForReview } from './sendDraft';
import { PublishersQuery } from './NoPublisher';
import { SendNotice } from './SendNotice';
import { SendSection } from './SendSection';
import type { SendWay } from './sendWay';

vi.mock('@tanstack/react-router', () => ({
  Link: ({ children }: { children: ReactNode }) => <a href="/">{children}</a>,
}));

const order = { resourceId: 'x1', revision: 2 };
type Seat = { role: 'CONTRIBUTOR' | 'PUBLISHER' | 'STEWARD'; vacant: boolean };
const section = (way: SendWay, onSend = () => {}, seats: Seat[] = [{ role: 'STEWARD', vacant: false }]) =>
  renderPart(
    <SendSection departmentId="d1" reach="STATE" way={way} sending={false} onReach={() => {}} onSend={onSend} />,
    mockClient([
      mock(PublishersQuery, ({ departmentId }) => {
        expect(departmentId).toBe('d1');
        const edges = seats.map((seat, place) => ({ node: { id: `s${place}`, ...seat } }));
        return { data: { node: { id: 'd1', seats: { totalCount: edges.length, edges } } } };
      }),
    ]),
  );

test.each([
  ['publish', 'Publish for my state', /published at once/],
  ['alliance', 'Submit for Alliance review', /Alliance reviewer reads it first/],
  ['office', 'Send to my office’s publisher', /publisher of your office reads it first/],
] as const)('the way %s has its own button and sentence', async (way, name, words) => {
  const onSend = vi.fn();
  section(way, onSend);
  expect(screen.getByText(words)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name }));
  expect(onSend).toHaveBeenCalledOnce();
});

test('a contributor whose office has nobody who may publish is told before sending', () => {
  const told = () => screen.queryByRole('heading', { name: 'Nobody in your office may publish yet' });
  const { unmount } = section('office');
  expect(told()).toBeNull();
  unmount();
  section('office', () => {}, [
    { role: 'CONTRIBUTOR', vacant: false },
    { role: 'PUBLISHER', vacant: true },
  ]);
  expect(told()).toBeTruthy();
});

test('while nothing has changed there is nothing to press, and the section says so', () => {
  section('unchanged');
  expect(screen.queryByRole('button')).toBeNull();
  expect(screen.getByText(/Nothing has changed since the last version/)).toBeTruthy();
});

test('while what was sent is being read there is nothing to press', () => {
  section('none');
  expect(screen.queryByRole('button')).toBeNull();
  expect(screen.getByText(/What was sent before is not decided yet/)).toBeTruthy();
});

test.each([
  ['SUBMITTED', 'publisher', 'Sent to your office’s publisher'],
  ['WAITING', 'alliance', 'Sent for Alliance review'],
] as const)('what is %s is told as sent to the %s', async (state, to, heading) => {
  const reviewRequest = { id: 'r1', state, resource: { id: 'x1' } };
  const client = mockClient([
    mock(SubmitForReview, ({ input }) => {
      expect(input).toEqual(order);
      return { data: { submitForReview: { __typename: 'ReviewRequested' as const, reviewRequest } } };
    }),
  ]);
  const outcome = await submitForReview(client, order);
  expect(outcome).toEqual({ kind: 'sent', to, reviewId: 'r1' });
  renderPart(<SendNotice outcome={outcome} slug="seal-log" onRetry={() => {}} />);
  expect(document.activeElement?.textContent).toContain(heading);
});

test('what is published says how far', async () => {
  const client = mockClient([
    mock(PublishVersion, () => ({
      data: {
        publishVersion: {
          __typename: 'VersionPublished' as const,
          version: { id: 'v1', number: 1 },
          resource: { id: 'x1', slug: 'seal-log', status: 'PUBLISHED' as const },
        },
      },
    })),
  ]);
  const outcome = await publishVersion(client, order, 'STATE');
  renderPart(<SendNotice outcome={outcome} slug="seal-log" onRetry={() => {}} />);
  expect(screen.getByRole('heading', { name: 'Published for your state' })).toBeTruthy();
});

test('what is open already says who has it', () => {
  renderPart(<SendNotice outcome={{ kind: 'review already open', with: 'publisher' }} slug="x" onRetry={() => {}} />);
  expect(screen.getByText(/Your office’s publisher has this resource/)).toBeTruthy();
});

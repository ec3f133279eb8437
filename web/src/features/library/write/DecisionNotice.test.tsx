/** Who sent a version back: the office's own publisher is not called the reviewer. */
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderPart } from '../../../ui/testing';
import { DecisionNotice } from './DecisionNotice';
import type { Decided } from './decisionsQuery';

const decided = (change: Partial<Decided> = {}): Decided => ({
  id: 'r1',
  state: 'CHANGES_ASKED',
  reason: 'Name the deadline.',
  decidedAt: '2026-10-02T08:00:00Z',
  decidedBy: { id: 'p2', name: 'Luis' },
  claimedBy: null,
  resource: { id: 'x1' },
  ...change,
});

test('what the office’s publisher sent back says so', () => {
  renderPart(<DecisionNotice review={decided()} />);
  expect(screen.getByRole('heading', { name: 'Your office’s publisher sent it back' })).toBeTruthy();
  expect(screen.getByText('Name the deadline.')).toBeTruthy();
});

test('what a reviewer of the Alliance decided is theirs', () => {
  const claimedBy = { id: 'p3' };
  renderPart(<DecisionNotice review={decided({ claimedBy })} />);
  expect(screen.getByRole('heading', { name: 'The reviewer asked for changes' })).toBeTruthy();
  renderPart(<DecisionNotice review={decided({ claimedBy, state: 'DECLINED' })} />);
  expect(screen.getByRole('heading', { name: 'The reviewer declined this version' })).toBeTruthy();
});

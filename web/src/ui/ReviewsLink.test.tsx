/** The way to the reviews tells how many are late, and keeps quiet when none are. */
import { screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import { LateReviewsQuery, ReviewsLink } from './ReviewsLink';
import { mock, mockClient, renderPart } from './testing';

vi.mock('@tanstack/react-router', () => ({
  Link: ({ children, to }: { children: ReactNode; to: string }) => <a href={to}>{children}</a>,
}));

const shown = (lateReviews: number) =>
  renderPart(<ReviewsLink />, mockClient([mock(LateReviewsQuery, () => ({ data: { lateReviews } }))]));

test('tells how many are late', () => {
  shown(2);
  expect(screen.getByRole('link', { name: 'Reviews 2 late' })).toBeTruthy();
  shown(0);
  expect(screen.getByRole('link', { name: 'Reviews' })).toBeTruthy();
});

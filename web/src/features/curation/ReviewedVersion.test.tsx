/** Who reviews a new version is led to what it changes; what members flag is the published version itself. */
import { screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import { renderPart } from '../../ui/testing';
import type { Review } from './reviewQuery';
import { ReviewedVersion } from './ReviewedVersion';
import { factsOf, reviewFacts } from './testing';

// They have tests of their own.
vi.mock('../library/details/LazyDetails', () => ({ LazyDetails: () => null }));

vi.mock('@tanstack/react-router', () => ({
  Link: ({ search, children }: { search: Record<string, string>; children: ReactNode }) => (
    <a href={`/compare?${new URLSearchParams(search)}`}>{children}</a>
  ),
}));

const { resource } = reviewFacts();
const link = (change: Partial<Review>) => {
  const again = { ...resource, currentVersion: { ...factsOf(), id: 'v0', number: 2 } };
  renderPart(<ReviewedVersion review={reviewFacts({ resource: again, ...change })} names={[]} />);
  return screen.queryByRole('link', { name: 'Compare with the published version' })?.getAttribute('href');
};

test('a new version is compared with the published one', () => expect(link({})).toBe('/compare?from=2&to=v1'));

test('a first version has nothing to be compared with', () => expect(link({ resource })).toBeUndefined());

test('a flagged version is the published one', () => expect(link({ kind: 'FLAG' })).toBeUndefined());

/** A list tells what is archived or replaced before it is opened, and says nothing of what is simply published. */
import type { ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import type { FragmentOf } from '../../gql';
import { renderPart } from '../../ui/testing';
import type { Status } from './lifecycleWords';
import { ResourceCard } from './ResourceCard';
import type { ResourceCardFragment } from './resourceCardFragment';

vi.mock('@tanstack/react-router', () => ({
  Link: ({ children }: { children: ReactNode }) => <a href="/">{children}</a>,
}));

const badgeOf = (status: Status) => {
  const facts = {
    slug: 'seal-log',
    kind: 'TEMPLATE',
    title: 'Seal log',
    summary: '',
    topics: [],
    status,
    updatedAt: '2026-10-01T14:00:00Z',
    department: { id: 'd1', ocdId: 'ocd', name: 'Pima County', state: 'AZ' },
    currentVersion: null,
  };
  renderPart(<ResourceCard resource={facts as unknown as FragmentOf<typeof ResourceCardFragment>} />);
  return document.querySelector('.status')?.textContent;
};

test('only what is not kept up any more has a badge', () => {
  expect([badgeOf('ARCHIVED'), badgeOf('SUPERSEDED')]).toEqual(['Archived', 'Replaced']);
  expect([badgeOf('PUBLISHED'), badgeOf('CORRECTED')]).toEqual([undefined, undefined]);
});

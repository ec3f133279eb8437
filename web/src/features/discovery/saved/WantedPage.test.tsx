/** The wanted list: each with how many asked, what is there, and the way to publish one. */
import { screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart } from '../../../ui/testing';
import { WantedPage } from './WantedPage';
import { WantedListQuery } from './wantedQuery';

vi.mock('@tanstack/react-router', () => ({
  Link: ({ to, search, children }: { to: string; search: Record<string, string>; children: string }) => (
    <a href={`${to}?${new URLSearchParams(search).toString()}`}>{children}</a>
  ),
}));

const pageInfo = { hasNextPage: false, endCursor: null };

function page(...nodes: { query: string; departments: number; resources: number }[]) {
  const edges = nodes.map((node) => ({ node }));
  renderPart(
    <WantedPage />,
    mockClient([mock(WantedListQuery, () => ({ data: { wanted: { totalCount: nodes.length, edges, pageInfo } } }))]),
  );
}

test('each search has its figures and leads to the publish form', () => {
  page({ query: 'hmong flyer', departments: 12, resources: 0 }, { query: 'seal log', departments: 5, resources: 1 });
  const [first, second] = screen.getAllByRole('listitem');
  expect(first!.textContent).toContain('12 departments asked · nothing public has all these words');
  expect(second!.textContent).toContain('1 public resource has all these words');
  const publish = within(first!).getByRole('link', { name: 'Publish one hmong flyer' });
  expect(publish.getAttribute('href')).toBe('/publish?title=hmong+flyer');
  expect(screen.getByRole('heading', { name: 'How this is counted' })).toBeTruthy();
});

test('an empty list says so', () => {
  page();
  expect(screen.getByRole('status').textContent).toContain('Nothing is on the list now');
});

/** A publisher sees where the office's resources stand in others' collections, and takes one out, with a reason or without. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart, type Mock } from '../../../ui/testing';
import { PlacesSection } from './PlacesSection';
import { PlacesQuery, TakeOut, type Place } from './placesQuery';

vi.mock('@tanstack/react-router', () => ({
  Link: ({ children, to, params }: { children: ReactNode; to: string; params: { slug: string } }) => (
    <a href={to.replace('$slug', params.slug)}>{children}</a>
  ),
}));

beforeEach(() => sessionStorage.clear());

const place: Place = {
  item: { id: 'i1', commentary: 'The best insert.', resource: { id: 'x1', slug: 'insert', title: 'Ballot insert' } },
  collection: { id: 'c1', slug: 'mail', title: 'Voting by mail', published: true, department: null, groupName: null },
};
const shown = (part: ReactNode, places: Place[], expected: unknown, ...mocks: Mock[]) =>
  renderPart(
    part,
    mockClient([
      mock(PlacesQuery, (variables) => {
        expect(variables).toEqual(expected);
        return { data: { collectionPlaces: { totalCount: places.length, edges: places.map((node) => ({ node })) } } };
      }),
      ...mocks,
    ]),
  );
const button = 'Take it out Ballot insert, Voting by mail';

test('a resource’s places, each with who keeps it and the words about it; the way out asks first', async () => {
  shown(
    <PlacesSection departmentId="d1" resourceId="x1" />,
    [place],
    { departmentId: 'd1', resourceId: 'x1' },
    mock(TakeOut, ({ input }) => {
      expect(input).toEqual({ itemId: 'i1', reason: 'It was for one year.' });
      return { data: { removeFromCollection: { collection: { id: 'c1', itemCount: 0 } } } };
    }),
  );
  const region = screen.getByRole('region', { name: 'Collections this resource stands in' });
  expect(screen.getByRole('link', { name: 'Voting by mail' }).getAttribute('href')).toBe('/c/mail');
  expect(region.textContent).toContain('the Alliance');
  expect(region.textContent).toContain('What they write about it: The best insert.');
  await userEvent.click(screen.getByRole('button', { name: button }));
  const form = screen.getByRole('form', { name: 'Take Ballot insert out of Voting by mail?' });
  expect(form.textContent).toContain('cannot ask for it again for 30 days');
  await userEvent.type(screen.getByRole('textbox', { name: /^Reason/ }), 'It was for one year.');
  await userEvent.click(screen.getByRole('button', { name: 'Take it out' }));
  const news = await screen.findByRole('heading', {
    name: 'Taken out: Ballot insert stands in Voting by mail no more',
  });
  expect(news.closest('.usa-alert')).toBe(document.activeElement);
});

test('without a reason none is sent; of the whole office each resource is named', async () => {
  const sent = vi.fn();
  const hidden = { ...place, collection: { ...place.collection, published: false } };
  shown(
    <PlacesSection departmentId="d1" />,
    [hidden],
    { departmentId: 'd1', resourceId: null },
    mock(TakeOut, ({ input }) => {
      sent(input);
      return { data: { removeFromCollection: { collection: null } } };
    }),
  );
  expect(screen.getByRole('link', { name: 'Ballot insert' }).getAttribute('href')).toBe('/r/insert');
  expect(screen.queryByRole('link', { name: 'Voting by mail' })).toBeNull();
  expect(screen.getByRole('listitem').textContent).toContain('not published');
  await userEvent.click(screen.getByRole('button', { name: button }));
  await userEvent.click(screen.getByRole('button', { name: 'Take it out' }));
  await screen.findByRole('heading', { name: /^Taken out/ });
  expect(sent).toHaveBeenCalledWith({ itemId: 'i1', reason: null });
});

test('is absent where there is none', () => {
  const nothing = shown(<PlacesSection departmentId="d1" />, [], { departmentId: 'd1', resourceId: null });
  expect(nothing.container.textContent).toBe('');
});

/** Where a reader says that something is wrong: a member by a flag, everybody else by way of the office. */
import { screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import { mockClient, renderPart } from '../../ui/testing';
import { resourceFacts } from '../library/testing';
import { openFlag } from './testing';
import { WrongResource } from './WrongResource';
import { WrongSection } from './WrongSection';

vi.mock('@tanstack/react-router', () => ({
  Link: ({ children, params }: { children: ReactNode; params: { _splat: string } }) => (
    <a href={`/d/${params._splat}`}>{children}</a>
  ),
}));

test('a visitor is led to the office and cannot flag', () => {
  renderPart(<WrongResource resource={resourceFacts()} />);
  expect(screen.getByRole('link', { name: 'How to reach Pima County, Arizona' }).getAttribute('href')).toBe('/d/ocd');
  expect(screen.queryByRole('button')).toBeNull();
});

test('a member flags it', async () => {
  renderPart(
    <WrongResource resource={resourceFacts({ viewerActions: ['ADOPT', 'FLAG'] })} />,
    mockClient([openFlag()]),
  );
  expect(await screen.findByRole('button', { name: 'Something is wrong with it' })).toBeTruthy();
  expect(screen.queryByRole('link')).toBeNull();
});

test('where there is no office and nothing may be flagged there is nothing', () => {
  expect(renderPart(<WrongSection department={null} flag={null} />).container.textContent).toBe('');
});

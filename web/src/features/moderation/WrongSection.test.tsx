/** Where a reader says that something is wrong: a member by a flag, everybody else by way of the office. */
import { screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import { renderPart } from '../../ui/testing';
import { resourceFacts } from '../library/testing';
import { WrongSection } from './WrongSection';

vi.mock('@tanstack/react-router', () => ({
  Link: ({ children, params }: { children: ReactNode; params: { _splat: string } }) => (
    <a href={`/d/${params._splat}`}>{children}</a>
  ),
}));

test('a visitor is led to the office and cannot flag', () => {
  renderPart(<WrongSection resource={resourceFacts()} />);
  expect(screen.getByRole('link', { name: 'How to reach Pima County, Arizona' }).getAttribute('href')).toBe('/d/ocd');
  expect(screen.queryByRole('button')).toBeNull();
});

test('a member flags it', async () => {
  renderPart(<WrongSection resource={resourceFacts({ viewerActions: ['ADOPT', 'FLAG'] })} />);
  expect(await screen.findByRole('button', { name: 'Something is wrong with it' })).toBeTruthy();
  expect(screen.queryByRole('link')).toBeNull();
});

/** One service is no choice; several have a button each, and the way back is kept. */
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { mock, mockClient, renderPart } from '../../ui/testing';
import { SignInChoice } from './SignInChoice';
import { SignInProvidersQuery } from './signInProvidersQuery';

const offered = (...signInProviders: { id: string; label: string }[]) =>
  mockClient([mock(SignInProvidersQuery, () => ({ data: { signInProviders } }))]);

test('each service has a button that keeps the way back', async () => {
  renderPart(
    <SignInChoice returnTo="/r/x?a=1" />,
    offered({ id: 'county', label: 'County staff' }, { id: 'login-gov', label: 'Login.gov' }),
  );
  const county = await screen.findByRole('link', { name: 'Sign in with County staff' });
  expect(county.getAttribute('href')).toBe('/auth/login?return_to=%2Fr%2Fx%3Fa%3D1&provider=county');
  expect(screen.getByRole('link', { name: 'Sign in with Login.gov' })).toBeDefined();
});

test('one service is no choice', async () => {
  renderPart(<SignInChoice returnTo="/" />, offered({ id: 'county', label: 'County staff' }));
  const link = await screen.findByRole('link', { name: 'Sign in' });
  expect(link.getAttribute('href')).toBe('/auth/login?return_to=%2F');
});

test('what cannot be asked is left to the server', async () => {
  const away = mock(SignInProvidersQuery, () => ({ error: { message: 'away', code: 'UNAVAILABLE' } }));
  renderPart(<SignInChoice returnTo="/" />, mockClient([away]));
  expect(await screen.findByRole('link', { name: 'Sign in' })).toBeDefined();
});

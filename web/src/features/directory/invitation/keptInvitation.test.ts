/** The secret of an invitation leaves the address bar at once and outlives the trip to the sign-in page. */
import { beforeEach, expect, test } from 'vitest';
import { dropInvitation, keptInvitation, takeInvitation, tokenIn } from './keptInvitation';

beforeEach(() => {
  sessionStorage.clear();
  history.replaceState(null, '', '/invitation');
});

test('finds the secret in a fragment, and nothing else', () => {
  expect(tokenIn('#inv_0aZ9')).toBe('inv_0aZ9');
  expect(tokenIn('inv_0aZ9%20')).toBe('inv_0aZ9');
  expect(tokenIn('#field-post')).toBeNull();
  expect(tokenIn('#inv_')).toBeNull();
  expect(tokenIn('')).toBeNull();
});

test('takes it out of the address and keeps it in the tab', () => {
  history.replaceState({ key: 'k' }, '', '/invitation?lang=es#inv_secret');
  expect(takeInvitation()).toBe('inv_secret');
  expect(location.href).toMatch(/\/invitation\?lang=es$/);
  expect(history.state).toEqual({ key: 'k' });
  expect(keptInvitation()).toBe('inv_secret');
});

test('finds it again after the way to the sign-in page and back, until it is dropped', () => {
  history.replaceState(null, '', '/invitation#inv_secret');
  takeInvitation();
  history.replaceState(null, '', '/invitation');
  expect(takeInvitation()).toBe('inv_secret');
  dropInvitation();
  expect(takeInvitation()).toBeNull();
});

test('a newer link counts', () => {
  history.replaceState(null, '', '/invitation#inv_first');
  takeInvitation();
  history.replaceState(null, '', '/invitation#inv_second');
  expect(takeInvitation()).toBe('inv_second');
});

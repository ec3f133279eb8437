/** What was typed before signing in is found again; what somebody else left in the tab's storage breaks nothing. */
import { beforeEach, expect, test } from 'vitest';
import { dropWish, keepWish, typedWish } from './typedWish';

beforeEach(() => sessionStorage.clear());

const office = {
  id: 'd1',
  ocdId: 'ocd',
  name: 'Washington',
  state: 'VT' as const,
  stateName: 'Vermont',
  county: 'Orange County',
};

test('keeps what was typed until it is sent', () => {
  keepWish({ department: office, post: 'DEPUTY', message: 'Ask Dana.' });
  expect(typedWish()).toEqual({ department: office, post: 'DEPUTY', message: 'Ask Dana.' });
  dropWish();
  expect(typedWish()).toEqual({ department: null, post: '', message: '' });
});

test('unreadable and unknown things count as nothing', () => {
  sessionStorage.setItem('commons-join', '{"post":"KING","message":"x"}');
  expect(typedWish()).toEqual({ department: null, post: '', message: 'x' });
  sessionStorage.setItem('commons-join', '{');
  expect(typedWish()).toEqual({ department: null, post: '', message: '' });
});

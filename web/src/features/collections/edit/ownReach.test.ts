/** How far a collection is its keepers' to show, and when its readers lose it. */
import { expect, test } from 'vitest';
import { edited } from '../testing';
import { losesReaders, ownReach } from './ownReach';

const department = { id: 'd1', name: 'Yuma County', state: 'AZ' as const };
const groupName = 'Chain of custody';

test('a group always gives it to its own departments, never to a state, and further where every department may', () => {
  for (const [own, expected] of [
    ['DEPARTMENT', 'GROUP'],
    ['GROUP', 'GROUP'],
    ['STATE', 'GROUP'],
    ['ALLIANCE', 'ALLIANCE'],
    ['PUBLIC', 'PUBLIC'],
  ] as const)
    expect(ownReach(edited({ groupName }), own)).toBe(expected);
  expect(ownReach(edited({ department }), 'DEPARTMENT')).toBe('DEPARTMENT');
  expect(ownReach(edited(), 'STATE')).toBe('STATE');
});

test('a group’s readers beyond it wait as those of a department do; the Alliance’s do not', () => {
  expect(losesReaders(edited({ groupName, published: true }), 'GROUP')).toBe(true);
  expect(losesReaders(edited({ groupName, published: true, reach: 'GROUP' }), 'GROUP')).toBe(false);
  expect(losesReaders(edited({ department, published: true }), 'STATE')).toBe(true);
  expect(losesReaders(edited({ published: true }), 'STATE')).toBe(false);
  // What a grave flag hides has its readers again once that is answered.
  const hiddenAt = '2026-11-01T14:00:00Z';
  expect(losesReaders(edited({ department, published: false, hiddenAt }), 'STATE')).toBe(true);
  expect(losesReaders(edited({ department, published: false }), 'STATE')).toBe(false);
});

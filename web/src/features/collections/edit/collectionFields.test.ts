/** What a collection's form sends: what was changed, and nothing else. */
import { expect, test } from 'vitest';
import { edited } from '../testing';
import { baseOf, changesInput, readTopics } from './collectionFields';
import { inOrder, moved } from './moved';
import { slugOf } from './slugOf';

const { fields } = baseOf(edited({ topics: ['drop boxes', 'seals'] }));
const sent = (change: Partial<typeof fields>) =>
  JSON.parse(JSON.stringify(changesInput(fields, { ...fields, ...change }))) as unknown;

test('only what has changed is sent; a group goes along with its reach', () => {
  expect(sent({})).toEqual({});
  expect(sent({ title: ' New ', topics: 'seals, drop boxes , seals' })).toEqual({
    title: 'New',
    topics: ['seals', 'drop boxes'],
  });
  expect(sent({ reach: 'GROUP', groupId: 'g1' })).toEqual({ reach: 'GROUP', groupId: 'g1' });
  expect(sent({ reach: 'ALLIANCE', groupId: 'g1' })).toEqual({ reach: 'ALLIANCE' });
  // What a group keeps is shared with that group and no other.
  const ours = baseOf(edited({ groupName: 'Chain of custody', group: { id: 'g1' } })).fields;
  const back = changesInput(ours, { ...ours, reach: 'GROUP' });
  expect(JSON.parse(JSON.stringify(back))).toEqual({ reach: 'GROUP' });
});

test('topics are words with commas between', () => {
  expect(readTopics(' a, b,,a ')).toEqual(['a', 'b']);
});

test('a thing moves by one place and not over the ends', () => {
  expect(moved(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'c', 'b']);
  const list = ['a', 'b'];
  expect(moved(list, 'a', -1)).toBe(list);
  expect(moved(list, 'b', 1)).toBe(list);
  expect(moved(list, 'x', 1)).toBe(list);
});

test('what an order does not name comes last', () => {
  const items = ['a', 'b', 'c'].map((id) => ({ id }));
  expect(inOrder(items, ['c', 'a']).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
  expect(inOrder(items, null)).toBe(items);
});

test('an address of a resource is told from words', () => {
  expect(slugOf('https://commons.example/r/seal-log')).toBe('seal-log');
  expect(slugOf(' /r/seal-log/v/2?x=1#top ')).toBe('seal-log');
  expect(slugOf('https://commons.example/d/abc')).toBeNull();
  expect(slugOf('seal /r/ log')).toBeNull();
  expect(slugOf('/r/%E0%A4%A')).toBeNull();
});

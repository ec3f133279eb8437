/** Lists of two people: additions of both stay, and a row that both changed is the only thing to choose. */
import { expect, test } from 'vitest';
import { identify, lostRows, mergeRows, type RowWay } from './rowMerge';

type Row = { name: string; text: string };
const row = (name: string, text = ''): Row => ({ name, text });
const byKey: RowWay<Row> = { keyOf: ({ name }) => name, nameOf: ({ name }) => name };
const byWords: RowWay<Row> = { nameOf: ({ name }) => name };
const line: RowWay<string> = { nameOf: (text) => text };
const [a, b, c] = [row('A', '1'), row('B', '1'), row('C', '1')];
const ways = [
  ['with a key', byKey],
  ['known by its words', byWords],
] as const;

test.each(ways)('a list %s: what each added stays, theirs first, the same addition once', (_, way) => {
  const merge = (before: Row[], mine: Row[], theirs: Row[]) => mergeRows(way, { before, mine, theirs }, 'mine');
  expect(merge([a], [a, b], [a, c])).toEqual({ rows: [a, c, b], clashes: [] });
  expect(merge([a], [b, a], [c, a])).toEqual({ rows: [c, b, a], clashes: [] });
  expect(merge([], [b], [b])).toEqual({ rows: [b], clashes: [] });
});

test.each(ways)('a list %s: changes of different rows, and what was taken away, count', (_, way) => {
  const mine = [row('A', '2'), b];
  const theirs = [a, row('B', '2'), c];
  expect(mergeRows(way, { before: [a, b, c], mine, theirs }, 'mine')).toEqual({
    rows: [row('A', '2'), row('B', '2')],
    clashes: [],
  });
});

test.each(ways)('a list %s: a row that both changed is chosen, or one that another took away', (_, way) => {
  const sides = { before: [a, b], mine: [row('A', 'mine'), b], theirs: [row('A', 'theirs'), c] };
  const merged = mergeRows(way, sides, 'mine');
  expect(merged.clashes).toEqual([{ mine: row('A', 'mine'), theirs: row('A', 'theirs') }]);
  expect(merged.rows[0]).toEqual(row('A', 'mine'));
  expect(mergeRows(way, sides, 'theirs').rows[0]).toEqual(row('A', 'theirs'));
  const gone = { before: [a, b], mine: [row('A', 'mine'), b], theirs: [b] };
  expect(mergeRows(way, gone, 'mine').clashes).toEqual([{ mine: row('A', 'mine'), theirs: null }]);
  expect(mergeRows(way, gone, 'theirs').rows).toEqual([b]);
});

test('both rows of a clash are kept, but where a key allows one only', () => {
  const sides = { before: [a], mine: [row('A', 'mine')], theirs: [row('A', 'theirs')] };
  expect(mergeRows(byWords, sides, 'both').rows).toEqual([row('A', 'theirs'), row('A', 'mine')]);
  expect(mergeRows(byKey, sides, 'both').rows).toEqual([row('A', 'mine')]);
});

test('two that add a row of one name and say different things choose', () => {
  const { clashes } = mergeRows(byWords, { before: [], mine: [row('A', '1')], theirs: [row('a ', '2')] }, 'mine');
  expect(clashes).toEqual([{ mine: row('A', '1'), theirs: row('a ', '2') }]);
});

test('rows that I moved stay moved, and rows that are begun and empty stay', () => {
  expect(mergeRows(byWords, { before: [a, b], mine: [b, a], theirs: [a, b, c] }, 'mine').rows).toEqual([b, c, a]);
  expect(mergeRows(byWords, { before: [a], mine: [a, row('')], theirs: [a, c] }, 'mine').rows).toEqual([a, c, row('')]);
  expect(mergeRows(byWords, { before: [a], mine: [row('A ', '1')], theirs: [a] }, 'mine').rows).toEqual([
    row('A ', '1'),
  ]);
});

test('the same line changed by both is chosen; other lines are not', () => {
  const before = ['Open', 'Count', 'Close'];
  const merged = mergeRows(
    line,
    { before, mine: ['Open', 'Count twice', 'Close'], theirs: ['Open', 'Count once', 'Close', 'Lock'] },
    'both',
  );
  expect(merged).toEqual({
    rows: ['Open', 'Count once', 'Count twice', 'Close', 'Lock'],
    clashes: [{ mine: 'Count twice', theirs: 'Count once' }],
  });
});

test('laws, over a thousand lists: sides are equal, alone is obeyed, nothing is lost unseen', () => {
  let state = 11;
  const roll = (below: number) => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * below);
  };
  const changed = (rows: Row[], mark: string) => {
    const at = roll(rows.length);
    const how = roll(4);
    if (how === 0) return rows.toSpliced(at, 1);
    if (how === 1) return rows.toSpliced(at, 0, row(mark));
    if (how === 2) return rows.with(at, { ...rows[at]!, text: mark });
    return rows.with(at, { ...rows[at]!, name: mark });
  };
  const before = [a, b, c, row('D'), row('E')];
  for (let round = 0; round < 1_000; round += 1) {
    const [mine, theirs] = [changed(before, 'mine'), changed(before, 'theirs')];
    for (const [, way] of ways) {
      const merge = (my: Row[], their: Row[]) => mergeRows(way, { before, mine: my, theirs: their }, 'mine');
      expect(merge(before, theirs).rows).toEqual(theirs);
      expect(merge(mine, before).rows).toEqual(mine);
      const { rows, clashes } = merge(mine, theirs);
      expect(merge(theirs, mine).clashes.length).toBe(clashes.length);
      const said = JSON.stringify([rows, clashes]);
      if (JSON.stringify(mine).includes('mine')) expect(said).toContain('mine');
      if (JSON.stringify(theirs).includes('theirs')) expect(said).toContain('theirs');
    }
  }
});

test('a row is known again where it was changed, moved or has new ones before it', () => {
  expect(identify(byWords, [a, b], [row('New'), a, row('B', '2')], 'm')).toEqual(['+new', '0', '1']);
  expect(identify(byWords, [a, b], [b, a], 'm')).toEqual(['1', '0']);
  expect(identify(byWords, [row('Cal')], [row('Call')], 'm')).toEqual(['0']);
  expect(identify(byWords, [row(''), row('')], [row(''), row(''), row('')], 'm')).toEqual(['0', '1', 'm 2']);
});

test('rows that one had put in and another changed or took away are found, and put back beside what is new', () => {
  const theirs = [row('B', 'theirs'), c];
  expect(lostRows(byKey, [a], [a, b], theirs)).toEqual({ rows: [b], back: [b, c] });
  expect(lostRows(byWords, [], [a], [])).toEqual({ rows: [a], back: [a] });
  expect(lostRows(byKey, [a], [a, b], [b, c])).toBeNull();
});

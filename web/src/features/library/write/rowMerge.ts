/**
 * Brings two people's changes of one list together, row by row: what either added, changed or took away counts, and only a row
 * that both changed, each in their own way, is theirs to choose. No React in here.
 */
import type { Side } from './textMerge';

/** How a row of a list is known again. Written as methods, so that the ways of different lists stand in one table. */
export type RowWay<Row> = {
  /** What no two rows of the list have in common; a list without it knows its rows by their words and places. */
  keyOf?(row: Row): string;
  /** The words by which a person knows the row, empty while there are none. */
  nameOf(row: Row): string;
};

/** A row that both changed; null: taken away. */
export type RowClash<Row> = { mine: Row | null; theirs: Row | null };

type Sides<Row> = Record<'before' | 'mine' | 'theirs', Row[]>;

/** The list of both, in their order, then mine where I moved rows; with `side`'s rows where both changed the same one. */
export function mergeRows<Row>(way: RowWay<Row>, { before, mine, theirs }: Sides<Row>, side: Side) {
  const was = named(ownIds(way, before), before);
  const my = named(identify(way, before, mine, 'mine'), mine);
  const their = named(identify(way, before, theirs, 'theirs'), theirs);
  const clashes: RowClash<Row>[] = [];
  const rows: Row[] = [];
  const ids = [...was.keys()];
  const inMine = isMoved(ids, [...my.keys()]) && !isMoved(ids, [...their.keys()]);
  const [first, then] = inMine ? [my, their] : [their, my];
  for (const id of inOrder([...first.keys()], [...then.keys()])) {
    const [b, m, t] = [was.get(id), my.get(id), their.get(id)];
    // Where both say the same, it stays as the writer typed it: text must not move under a hand.
    if (says(m) === says(t) || says(t) === says(b)) put(rows, m);
    else if (says(m) === says(b)) put(rows, t);
    else {
      clashes.push({ mine: m ?? null, theirs: t ?? null });
      if (side === 'theirs' || (side === 'both' && (!way.keyOf || m === undefined))) put(rows, t);
      if (side !== 'theirs') put(rows, m);
    }
  }
  return { rows, clashes };
}

/** The rows that one writer had put into `before` and that are not in `theirs` as they were, and `theirs` with these put back. */
export function lostRows<Row>(way: RowWay<Row>, start: Row[], before: Row[], theirs: Row[]) {
  const was = named(ownIds(way, before), before);
  const first = named(identify(way, before, start, 'start'), start);
  const their = named(identify(way, before, theirs, 'theirs'), theirs);
  const lost = new Map(
    [...was].filter(([id, row]) => says(first.get(id)) !== says(row) && says(their.get(id)) !== says(row)),
  );
  if (lost.size === 0) return null;
  const back: Row[] = [];
  for (const id of inOrder([...their.keys()], [...was.keys()])) put(back, lost.get(id) ?? their.get(id));
  return { rows: [...lost.values()], back };
}

/**
 * The names of the rows of `now`, by those of `before`: the same row has the same name, also when it has moved or was changed
 * in its place; a new one has a name of its own, by its words, so that the same addition of two people is one row.
 */
export function identify<Row>(way: RowWay<Row>, before: Row[], now: Row[], mark: string): string[] {
  if (way.keyOf) return ownIds(way, now);
  const ids: (string | undefined)[] = now.map(() => undefined);
  const free = new Set(before.keys());
  const match = (fits: (row: Row, place: number, old: Row, at: number) => boolean) =>
    now.forEach((row, place) => {
      if (ids[place] !== undefined) return;
      const found = [...free].find((at) => fits(row, place, before[at]!, at));
      if (found === undefined) return;
      free.delete(found);
      ids[place] = `${found}`;
    });
  match((row, _place, old) => says(row) === says(old));
  match((row, _place, old) => wordsOf(way, row) !== '' && wordsOf(way, row) === wordsOf(way, old));
  // A row after the same row as before, or first as before, is that row with other words.
  match((_row, place, _old, at) => (place === 0 ? at === 0 : ids[place - 1] === `${at - 1}`));
  const names = new Set<string>();
  return now.map((row, place) => {
    const words = `+${wordsOf(way, row)}`;
    const id = ids[place] ?? (words === '+' || names.has(words) ? `${mark} ${place}` : words);
    names.add(id);
    return id;
  });
}

const ownIds = <Row>({ keyOf }: RowWay<Row>, rows: Row[]) => rows.map((row, at) => keyOf?.(row) ?? `${at}`);

const named = <Row>(ids: string[], rows: Row[]) => new Map(ids.map((id, at) => [id, rows[at]!]));

const wordsOf = <Row>(way: RowWay<Row>, row: Row) => way.nameOf(row).replace(/\s+/g, ' ').trim().toLowerCase();

/** What a row says, blanks aside: the server tidies those. */
const says = (row: unknown) =>
  JSON.stringify(row, (_key, value) => (typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : value));

const put = <Row>(rows: Row[], row: Row | undefined) => {
  if (row !== undefined) rows.push(row);
};

/** Whether rows that stayed stand in another order. */
function isMoved(before: string[], now: string[]): boolean {
  const stayed = now.filter((id) => before.includes(id));
  return before.filter((id) => now.includes(id)).some((id, at) => id !== stayed[at]);
}

/** The first list, and what only the second has after the same row as there, behind what the first has there alone. */
function inOrder(first: string[], second: string[]): string[] {
  const all = [...first];
  let at = 0;
  for (const id of second) {
    const place = all.indexOf(id);
    if (place >= 0) {
      at = place + 1;
      continue;
    }
    while (at < all.length && !second.includes(all[at]!)) at += 1;
    all.splice(at, 0, id);
    at += 1;
  }
  return all;
}

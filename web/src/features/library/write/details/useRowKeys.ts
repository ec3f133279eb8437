/** A key for each row, which stays with it when others come in above it: whoever types in a row goes on in the same one. */
import { useState } from 'react';
import { identify } from '../rowMerge';

/** Rows have no names of their own; what is the same row is told by its words and its place. */
const way = { nameOf: (row: object) => `${Object.values(row)[0] ?? ''}` };

export function useRowKeys<Row extends object>(rows: Row[]): string[] {
  const [held, hold] = useState(() => ({ rows, keys: rows.map((_row, at) => `0 ${at}`), round: 0 }));
  if (held.rows === rows) return held.keys;
  const round = held.round + 1;
  const keys = identify(way, held.rows, rows, 'new').map((id, at) =>
    /^\d+$/.test(id) ? held.keys[Number(id)]! : `${round} ${at}`,
  );
  hold({ rows, keys, round });
  return keys;
}

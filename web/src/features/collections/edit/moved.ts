/** The order of a list after one of its things has moved. */

/** `step` is -1 for up and 1 for down; at either end nothing moves. */
export function moved(ids: string[], id: string, step: -1 | 1): string[] {
  const from = ids.indexOf(id);
  const to = from + step;
  if (from < 0 || to < 0 || to >= ids.length) return ids;
  const next = [...ids];
  next.splice(from, 1);
  next.splice(to, 0, id);
  return next;
}

/** The things in this order; those that it does not name yet come last, as they came. */
export function inOrder<Item extends { id: string }>(items: Item[], ids: string[] | null): Item[] {
  if (!ids) return items;
  const place = (item: Item) => (ids.includes(item.id) ? ids.indexOf(item.id) : ids.length);
  return [...items].sort((a, b) => place(a) - place(b));
}

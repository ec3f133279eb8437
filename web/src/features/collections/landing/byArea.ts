/** The standards by their areas. */

/** The areas in the order in which they first come, each with its own in their order. */
export function byArea<Item extends { area: string }>(items: Item[]): { area: string; items: Item[] }[] {
  const areas = new Map<string, Item[]>();
  for (const item of items) areas.set(item.area, [...(areas.get(item.area) ?? []), item]);
  return [...areas].map(([area, items]) => ({ area, items }));
}

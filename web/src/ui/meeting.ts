/** How two people's changes to the fields of one form come together. */

/** A list's order says nothing. */
export type Fields = { [name: string]: string | string[] };

const said = (value: string | string[]) => (Array.isArray(value) ? [...value].sort().join('\n') : value.trim());

type Name<Kind> = keyof Kind & string;

/** The fields that differ, in the order in which the form holds them. */
export const changed = <Kind extends Fields>(before: Kind, after: Kind): Name<Kind>[] =>
  Object.keys(before).filter((name) => said(before[name]!) !== said(after[name]!));

/** The fields that both changed, each in their own way. */
export const clashes = <Kind extends Fields>(base: Kind, mine: Kind, theirs: Kind): Name<Kind>[] =>
  changed(base, mine).filter((name) => changed(base, theirs).includes(name) && changed(mine, theirs).includes(name));

/** Mine where I changed something, theirs everywhere else. */
export function merged<Kind extends Fields>(base: Kind, mine: Kind, theirs: Kind): Kind {
  const own = Object.fromEntries(changed(base, mine).map((name) => [name, mine[name]]));
  return { ...theirs, ...own };
}

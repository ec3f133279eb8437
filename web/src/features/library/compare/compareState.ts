/** Which two versions an address asks to compare. A version goes by its number; one that is not published by its id. */
import type { ComparableVersion } from './compareQuery';

export type CompareState = { from?: string; to?: string };

export const keyOf = ({ id, number }: Pick<ComparableVersion, 'id' | 'number'>) =>
  number === null ? id : String(number);

type Keyed = Pick<ComparableVersion, 'id' | 'number'>;

/**
 * The two versions, from a list that has the newest first. What the address does not say, or says of no version in the list, is
 * the newest published one and the one before; a version that waits for review is compared with the newest published one.
 */
export function chosen<Version extends Keyed>(
  versions: Version[],
  { from, to }: CompareState,
): [Version, Version] | null {
  const named = (key: string | undefined) => versions.find((version) => keyOf(version) === key);
  const published = versions.filter(({ number }) => number !== null);
  const later = named(to) ?? published[0] ?? versions[0];
  if (!later) return null;
  const before = versions.slice(versions.indexOf(later) + 1);
  const earlier =
    named(from) ?? before.find(({ number }) => number !== null) ?? before[0] ?? versions.find((one) => one !== later);
  return earlier ? [earlier, later] : null;
}

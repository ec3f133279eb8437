/** How many offices use a resource, and how many only mean to. Painted by the server too (`paint/words.rs`). */
import { Plural, Trans } from '@lingui/react/macro';

interface UsedByProps {
  /** Those that use it or mean to. */
  adoptedBy: number;
  /** Those of them that only mean to. */
  plannedBy: number;
}

export function UsedBy({ adoptedBy, plannedBy }: UsedByProps) {
  const using = adoptedBy - plannedBy;
  if (adoptedBy === 0) return <Trans>No office has said that it uses this yet.</Trans>;
  if (using === 0) {
    return <Plural value={plannedBy} one="# office plans to use it." other="# offices plan to use it." />;
  }
  return (
    <>
      <Plural value={using} one="Used by # office." other="Used by # offices." />
      {plannedBy > 0 && ' '}
      {plannedBy > 0 && <Plural value={plannedBy} one="# more plans to use it." other="# more plan to use it." />}
    </>
  );
}

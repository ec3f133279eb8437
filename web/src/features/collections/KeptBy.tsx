/** Who keeps a collection: a department or the departments of a group, with the way to its page, or the Alliance. */
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { Collection } from './collectionQuery';

export function KeptBy({ collection }: { collection: Pick<Collection, 'department' | 'groupName' | 'group'> }) {
  const { department, groupName, group } = collection;
  if (department)
    return (
      <Trans>
        Kept by{' '}
        <Link to="/d/$" params={{ _splat: department.ocdId }} className="usa-link">
          {department.name}, {department.stateName}
        </Link>
      </Trans>
    );
  if (groupName === null) return <Trans>Kept by the Alliance</Trans>;
  // Members alone see the pages of groups.
  const name = group ? (
    <Link to="/groups/$id" params={{ id: group.id }} className="usa-link">
      {groupName}
    </Link>
  ) : (
    groupName
  );
  return <Trans>Kept together by the departments of {name}</Trans>;
}

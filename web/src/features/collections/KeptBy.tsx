/** Who keeps a collection: a department, with the way to its page, or the Alliance. */
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';

type Props = { department: { ocdId: string; name: string; stateName: string } | null };

export function KeptBy({ department }: Props) {
  if (!department) return <Trans>Kept by the Alliance</Trans>;
  return (
    <Trans>
      Kept by{' '}
      <Link to="/d/$" params={{ _splat: department.ocdId }} className="usa-link">
        {department.name}, {department.stateName}
      </Link>
    </Trans>
  );
}

/** Where a department's page leads on, for those who may go there. */
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { Department } from './departmentQuery';
import { useViewer } from '../viewer';

export function DepartmentLinks({ department }: { department: Department }) {
  const { viewer } = useViewer();
  const params = { _splat: department.ocdId };
  const readsRecord = department.canManagePeople || Boolean(viewer?.allianceRole);
  if (!department.canEditProfile && !department.canReadPeople && !readsRecord) return null;
  return (
    <div className="row noprint">
      {department.canEditProfile && (
        <Link to="/profile/$" params={params} className="usa-button usa-button--outline">
          <Trans>Edit profile</Trans>
        </Link>
      )}
      {department.canReadPeople && (
        <Link to="/people/$" params={params} className="usa-button usa-button--outline">
          <Trans>People</Trans>
        </Link>
      )}
      {readsRecord && (
        <Link to="/record" search={{ department: department.id }} className="usa-button usa-button--outline">
          <Trans>Record</Trans>
        </Link>
      )}
    </div>
  );
}

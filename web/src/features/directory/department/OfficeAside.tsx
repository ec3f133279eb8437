/** The side of a department's page: how to reach the office, and the groups that it is in. */
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { Department, Language } from './departmentQuery';
import { OfficeFacts } from './OfficeFacts';

export function OfficeAside({ department, languages }: { department: Department; languages: Language[] }) {
  const { groups } = department;
  return (
    <aside aria-labelledby="office-heading">
      <h2 id="office-heading">
        <Trans>About this office</Trans>
      </h2>
      <OfficeFacts department={department} languages={languages} />
      {groups.length > 0 && (
        <>
          <h2>
            <Trans>Groups</Trans>
          </h2>
          <ul className="plain-list">
            {groups.map((group) => (
              <li key={group.id}>
                <Link to="/groups/$id" params={{ id: group.id }} className="usa-link">
                  {group.name}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </aside>
  );
}

/** Who keeps a collection, said behind its title: a department, a group or the Alliance. */
import { useLingui } from '@lingui/react/macro';
import type { Invitation } from './invitationQuery';

export function useKeeperName({ department, groupName }: Pick<Invitation['collection'], 'department' | 'groupName'>) {
  const { t } = useLingui();
  if (department) return `${department.name}, ${department.state}`;
  return groupName === null ? t`the Alliance` : t`the group ${groupName}`;
}

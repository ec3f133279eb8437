/** A person with their staff role, and whether they may sign in; an administrator changes both, with a reason. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Actions, type ActionItem } from '../../../ui/Actions';
import { DateText } from '../../../ui/DateText';
import type { Done } from '../people/peopleQuery';
import { allianceRoleWords } from '../roleWords';
import { SignInPanel } from './SignInPanel';
import type { Standing } from './staffQuery';
import { StaffRolePanel } from './StaffRolePanel';

export function StandingRow({ person, onDone }: { person: Standing; onDone: Done }) {
  const { i18n } = useLingui();
  const items: ActionItem[] = person.canManage
    ? [
        {
          name: 'role',
          label: person.allianceRole ? <Trans>Change staff role</Trans> : <Trans>Give a staff role</Trans>,
          render: (onClose) => <StaffRolePanel {...{ person, onDone, onClose }} />,
        },
        {
          name: 'sign-in',
          label: person.disabledAt ? <Trans>Allow sign-in again</Trans> : <Trans>Stop sign-in</Trans>,
          render: (onClose) => <SignInPanel {...{ person, onDone, onClose }} />,
        },
      ]
    : [];
  return (
    <li className="file">
      <strong>{person.name}</strong>
      {person.allianceRole && (
        <>
          {' '}
          <span className="usa-tag usa-tag--quiet">{i18n._(allianceRoleWords[person.allianceRole])}</span>
        </>
      )}
      {person.email && <p className="quiet">{person.email}</p>}
      {person.disabledAt && (
        <p>
          <Trans>
            Cannot sign in since <DateText value={person.disabledAt} />
          </Trans>
        </p>
      )}
      <Actions about={person.name} items={items} />
    </li>
  );
}

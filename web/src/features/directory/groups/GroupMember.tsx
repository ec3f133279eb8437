/** A department in a group; who keeps the group takes it out with a reason, its own steward lets it leave. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMutation } from 'urql';
import { Confirm } from '../../../ui/Confirm';
import { TextField } from '../../../ui/TextField';
import { useSend } from '../../../ui/useSend';
import { RemoveFromGroup, type Group, type GroupDepartment } from './groupQuery';

type Props = { group: Group; department: GroupDepartment; onDone: (heading: string) => void };

export function GroupMember({ group, department, onDone }: Props) {
  const { t } = useLingui();
  const form = useSend();
  const [reason, setReason] = useState('');
  const [, remove] = useMutation(RemoveFromGroup);
  const convenes = group.convener?.id === department.id;
  const leaving = !group.canManage;
  const name = `${department.name}, ${department.stateName}`;

  const takeOut = async () => {
    const needed = !leaving && !reason.trim();
    const found = needed ? [{ field: 'reason', message: t`Say why; the department reads it in its record` }] : [];
    const input = { groupId: group.id, departmentId: department.id, reason: reason.trim() || undefined };
    if (!(await form.send(found, () => remove({ input })))) return false;
    onDone(leaving ? t`${name} has left the group` : t`${name} is out of the group`);
    return true;
  };

  return (
    <li className="file">
      <Link to="/d/$" params={{ _splat: department.ocdId }} className="usa-link">
        {name}
      </Link>
      {department.county && !department.name.includes(department.county) && (
        <span className="quiet"> · {department.county}</span>
      )}
      {convenes && (
        <span className="quiet">
          {' '}
          · <Trans>convenes this group</Trans>
        </span>
      )}
      {!convenes && (group.canManage || department.canManagePeople) && (
        <Confirm
          label={leaving ? <Trans>Leave the group</Trans> : <Trans>Take out</Trans>}
          about={name}
          heading={leaving ? t`Leave ${group.name}?` : t`Take ${name} out of the group?`}
          confirm={leaving ? <Trans>Leave</Trans> : <Trans>Take it out</Trans>}
          danger
          form={form}
          onConfirm={takeOut}
        >
          <p>
            <Trans>
              Its members no longer read what others share with this group. What it shared with the group before stays
              shared until the department changes that.
            </Trans>
          </p>
          <TextField
            field={form.name('reason')}
            label={leaving ? <Trans>Reason (optional)</Trans> : <Trans>Reason</Trans>}
            hint={t`It stays in the record`}
            error={form.errorOf('reason')}
            value={reason}
            onChange={setReason}
          />
        </Confirm>
      )}
    </li>
  );
}

/** Gives, changes or takes somebody's role as Alliance staff, with a reason. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useMutation } from 'urql';
import { Choices } from '../../../ui/Choices';
import type { Problem } from '../../../ui/ErrorSummary';
import { PanelForm } from '../../../ui/PanelForm';
import { sentence } from '../../../ui/sentence';
import { TextField } from '../../../ui/TextField';
import { useSend } from '../../../ui/useSend';
import type { Done } from '../people/peopleQuery';
import { allianceRoleHints, allianceRoles, allianceRoleWords, type AllianceRole } from '../roleWords';
import { SetAllianceRole, type Standing } from './staffQuery';

type Props = { person: Standing; onDone: Done; onClose: () => void };

export function StaffRolePanel({ person, onDone, onClose }: Props) {
  const { t, i18n } = useLingui();
  const form = useSend();
  const [, set] = useMutation(SetAllianceRole);
  const [role, setRole] = useState<AllianceRole | 'NONE'>(person.allianceRole ?? 'NONE');
  const [reason, setReason] = useState('');

  const submit = async () => {
    const found: Problem[] = [];
    if (role === (person.allianceRole ?? 'NONE')) found.push({ field: 'role', message: t`Choose another role` });
    if (reason.trim().length < 10) found.push({ field: 'reason', message: t`Say why, in at least 10 letters` });
    const input = { personId: person.id, role: role === 'NONE' ? null : role, reason: reason.trim() };
    const answer = (await form.send(found, () => set({ input })))?.setAllianceRole;
    if (!answer) return;
    onClose();
    if (answer.__typename === 'OwnStanding') onDone(sentence(answer.message));
    else onDone(t`The staff role of ${person.name} is changed`);
  };

  return (
    <PanelForm
      heading={t`Staff role of ${person.name}`}
      submit={<Trans>Save</Trans>}
      form={form}
      onSubmit={() => void submit()}
      onCancel={onClose}
    >
      <Choices
        field={form.name('role')}
        kind="radio"
        legend={<Trans>Role</Trans>}
        error={form.errorOf('role')}
        options={[
          { value: 'NONE' as const, label: <Trans>No staff role</Trans> },
          ...allianceRoles.map((value) => ({
            value,
            label: i18n._(allianceRoleWords[value]),
            description: i18n._(allianceRoleHints[value]),
          })),
        ]}
        chosen={[role]}
        onChange={([chosen]) => chosen && setRole(chosen)}
      />
      <TextField
        field={form.name('reason')}
        label={<Trans>Reason</Trans>}
        hint={t`It stays in the record`}
        error={form.errorOf('reason')}
        value={reason}
        onChange={setReason}
      />
    </PanelForm>
  );
}

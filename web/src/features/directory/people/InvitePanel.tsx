/** Invites somebody by their address, to a new seat or to a vacant one. The link is shown once, here. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useMutation } from 'urql';
import { CopyOnce } from '../../../ui/CopyOnce';
import type { Problem } from '../../../ui/ErrorSummary';
import { Notice } from '../../../ui/Notice';
import { PanelForm } from '../../../ui/PanelForm';
import { sentence } from '../../../ui/sentence';
import { TextField } from '../../../ui/TextField';
import { TimeText } from '../../../ui/TimeText';
import { useSend } from '../../../ui/useSend';
import { roleWords } from '../roleWords';
import { InvitePerson } from './inviteQuery';
import type { Done, PeopleDepartment, SeatFacts } from './peopleQuery';
import { SeatFields, type SeatChoice } from './SeatFields';

type Props = {
  department: PeopleDepartment;
  /** The vacant seat that is offered; without one a new seat is made. */
  seat?: SeatFacts;
  onDone: Done;
  onClose: () => void;
};

export function InvitePanel({ department, seat, onDone, onClose }: Props) {
  const { t, i18n } = useLingui();
  const form = useSend();
  const [, invite] = useMutation(InvitePerson);
  const [email, setEmail] = useState('');
  const [choice, setChoice] = useState<SeatChoice>(
    seat ? { post: seat.post, role: seat.role } : { post: 'STAFF', role: 'CONTRIBUTOR' },
  );
  const [refused, setRefused] = useState<string | null>(null);

  const submit = async () => {
    setRefused(null);
    const typed = email.trim();
    const found: Problem[] = [];
    if (!/^\S+@\S+\.\S+$/.test(typed))
      found.push({ field: 'email', message: t`Enter their work address, like name@county.gov` });
    const input = { departmentId: department.id, email: typed, ...choice, seatId: seat?.id };
    const answer = (await form.send(found, () => invite({ input })))?.invitePerson;
    if (!answer) return;
    if (answer.__typename === 'AlreadyMember') {
      const role = i18n._(roleWords[answer.seat.role]);
      return setRefused(t`${answer.seat.holder?.name ?? typed} is in this department already (${role}).`);
    }
    if (answer.__typename === 'AlreadyInvited') return setRefused(sentence(answer.message));
    const { link, invitation } = answer;
    onClose();
    onDone(
      t`The invitation for ${invitation.email} is ready`,
      <>
        <p>
          <Trans>
            Send this link yourself, by mail or by message: we send no mail. It works once, for this address only, until{' '}
            <TimeText value={invitation.expiresAt} />. It is shown only now.
          </Trans>
        </p>
        <CopyOnce label={<Trans>Link</Trans>} value={link} />
      </>,
    );
  };

  return (
    <PanelForm
      level={seat ? 'h3' : 'h2'}
      heading={seat ? t`Invite somebody to this seat` : t`Invite somebody`}
      submit={<Trans>Make the invitation</Trans>}
      form={form}
      onSubmit={() => void submit()}
      onCancel={onClose}
    >
      {refused && (
        <Notice tone="warning" heading={t`No invitation is needed`} level="h3" live="alert">
          <p>{refused}</p>
        </Notice>
      )}
      <TextField
        field={form.name('email')}
        type="email"
        label={<Trans>Work address</Trans>}
        hint={t`The address with which they will sign in`}
        error={form.errorOf('email')}
        value={email}
        onChange={setEmail}
        autoComplete="off"
      />
      <SeatFields form={form} value={choice} onChange={setChoice} />
    </PanelForm>
  );
}

/** An open invitation: for whom, to what, until when; it can be revoked. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from 'urql';
import { Confirm } from '../../../ui/Confirm';
import { TimeText } from '../../../ui/TimeText';
import { useSend } from '../../../ui/useSend';
import { postWords, roleWords } from '../roleWords';
import { RevokeInvitation } from './inviteQuery';
import type { Done, InvitationFacts } from './peopleQuery';

export function InvitationRow({ invitation, onDone }: { invitation: InvitationFacts; onDone: Done }) {
  const { t, i18n } = useLingui();
  const form = useSend();
  const [, revoke] = useMutation(RevokeInvitation);
  const { email, seat, invitedBy } = invitation;
  const by = invitedBy?.name;
  return (
    <li className="file">
      <strong>{email}</strong>
      {seat && (
        <p>
          {i18n._(postWords[seat.post])} · {i18n._(roleWords[seat.role])}
        </p>
      )}
      <p className="quiet">
        <Trans>
          Works until <TimeText value={invitation.expiresAt} />
        </Trans>
        {by && (
          <>
            {' '}
            · <Trans>invited by {by}</Trans>
          </>
        )}
      </p>
      <Confirm
        label={<Trans>Revoke</Trans>}
        about={email}
        heading={t`Revoke the invitation for ${email}?`}
        confirm={<Trans>Revoke it</Trans>}
        danger
        form={form}
        onConfirm={async () => {
          if (!(await form.send([], () => revoke({ input: { invitationId: invitation.id } })))) return false;
          onDone(t`The invitation for ${email} is revoked`);
          return true;
        }}
      >
        <p>
          <Trans>The link stops working at once. You can invite the same person again.</Trans>
        </p>
      </Confirm>
    </li>
  );
}

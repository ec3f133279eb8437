/** An open invitation: who invites to what, until when; accepting it, or signing in first and coming back. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useMutation } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { SignInLink } from '../../../ui/SignInLink';
import { TimeText } from '../../../ui/TimeText';
import { useSend } from '../../../ui/useSend';
import { duties } from '../account/duties';
import { postWords, roleWords } from '../roleWords';
import { useViewer } from '../viewer';
import { AnotherAddress } from './AnotherAddress';
import { AcceptInvitation, type Accepted, type Preview } from './invitationQuery';
import { SpentNotice } from './SpentNotice';

type Filled = { [Key in 'department' | 'post' | 'role']: NonNullable<Preview[Key]> };

type Props = {
  token: string;
  offer: Preview & Filled;
  onAccepted: (seat: Accepted['seat']) => void;
  onDropped: () => void;
};

export function InvitationOffer({ token, offer, onAccepted, onDropped }: Props) {
  const { i18n } = useLingui();
  const { viewer } = useViewer();
  const form = useSend();
  const [, accept] = useMutation(AcceptInvitation);
  const [spent, setSpent] = useState(false);
  const [forAnother, setForAnother] = useState(offer.forViewer === false);
  const { department, invitedBy, expiresAt } = offer;

  const submit = async () => {
    const data = await form.send([], () => accept({ input: { token } }));
    if (!data) return;
    const outcome = data.acceptInvitation;
    if (outcome.__typename === 'InvitationAccepted') onAccepted(outcome.seat);
    else if (outcome.__typename === 'InvitationSpent') setSpent(true);
    else setForAnother(true);
  };

  if (spent) return <SpentNotice onDropped={onDropped} />;
  return (
    <>
      <p className="lead">
        {invitedBy ? (
          <Trans>
            {invitedBy} invites you to join {department.name}, {department.stateName}.
          </Trans>
        ) : (
          <Trans>
            You are invited to join {department.name}, {department.stateName}.
          </Trans>
        )}
      </p>
      <dl className="about">
        <dt>
          <Trans>Department</Trans>
        </dt>
        <dd>
          {department.name}, {department.stateName}
          {department.county && !department.name.includes(department.county) && ` (${department.county})`}
        </dd>
        <dt>
          <Trans>Your post</Trans>
        </dt>
        <dd>{i18n._(postWords[offer.post])}</dd>
        <dt>
          <Trans>Your role</Trans>
        </dt>
        <dd>
          {i18n._(roleWords[offer.role])}. {i18n._(duties[offer.role])}
        </dd>
        {expiresAt && (
          <>
            <dt>
              <Trans>Works until</Trans>
            </dt>
            <dd>
              <TimeText value={expiresAt} />
            </dd>
          </>
        )}
      </dl>
      {forAnother && <AnotherAddress name={viewer?.person?.name ?? null} />}
      {form.failure && <FailureNotice error={form.failure} live="alert" onRetry={() => void submit()} />}
      {viewer?.person && !forAnother && (
        <>
          <p>
            <Trans>You are signed in as {viewer.person.name}.</Trans>
          </p>
          <button type="button" className="usa-button" aria-disabled={form.busy} onClick={() => void submit()}>
            <Trans>Accept the invitation</Trans>
          </button>
        </>
      )}
      {viewer && !viewer.person && (
        <>
          <p className="measure">
            <Trans>
              Sign in first, with the address to which the invitation was sent. You come back to this page, and then
              accept.
            </Trans>
          </p>
          <SignInLink returnTo="/invitation" />
        </>
      )}
    </>
  );
}

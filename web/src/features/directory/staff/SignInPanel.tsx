/** Stops somebody's sign-in, or allows it again, with a reason. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useMutation } from 'urql';
import { PanelForm } from '../../../ui/PanelForm';
import { sentence } from '../../../ui/sentence';
import { TextField } from '../../../ui/TextField';
import { useSend } from '../../../ui/useSend';
import type { Done } from '../people/peopleQuery';
import { DisablePerson, RestorePerson, type Standing } from './staffQuery';

type Props = { person: Standing; onDone: Done; onClose: () => void };

export function SignInPanel({ person, onDone, onClose }: Props) {
  const { t } = useLingui();
  const form = useSend();
  const [, disable] = useMutation(DisablePerson);
  const [, restore] = useMutation(RestorePerson);
  const [reason, setReason] = useState('');
  const stops = !person.disabledAt;

  const submit = async () => {
    const found = reason.trim().length < 10 ? [{ field: 'reason', message: t`Say why, in at least 10 letters` }] : [];
    const input = { personId: person.id, reason: reason.trim() };
    const answer = stops
      ? (await form.send(found, () => disable({ input })))?.disablePerson
      : (await form.send(found, () => restore({ input })))?.restorePerson;
    if (!answer) return;
    onClose();
    if (answer.__typename === 'OwnStanding') onDone(sentence(answer.message));
    else onDone(stops ? t`${person.name} cannot sign in any more` : t`${person.name} can sign in again`);
  };

  return (
    <PanelForm
      heading={stops ? t`Stop the sign-in of ${person.name}?` : t`Allow ${person.name} to sign in again?`}
      submit={stops ? <Trans>Stop it</Trans> : <Trans>Allow it</Trans>}
      form={form}
      danger={stops}
      onSubmit={() => void submit()}
      onCancel={onClose}
    >
      <p>
        {stops ? (
          <Trans>
            They are signed out everywhere at their next click, and their tokens stop working. Their seats, drafts and
            all that they published stay.
          </Trans>
        ) : (
          <Trans>They sign in as before, with the seats and roles that they hold.</Trans>
        )}
      </p>
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

/** Takes a concept out of use, with a reason. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useMutation } from 'urql';
import { Confirm } from '../../../ui/Confirm';
import { TextField } from '../../../ui/TextField';
import { useSend } from '../../../ui/useSend';
import { RetireConcept, type Concept } from './conceptQuery';

type Props = { concept: Concept; onRetired: (concept: Concept) => void; onConflict: (concept: Concept) => void };

export function RetireConceptPanel({ concept, onRetired, onConflict }: Props) {
  const { t } = useLingui();
  const form = useSend();
  const [reason, setReason] = useState('');
  const [, retire] = useMutation(RetireConcept);
  const take = async () => {
    const found = reason.trim().length < 3 ? [{ field: 'reason', message: t`Say why; it stays in the record` }] : [];
    const input = { conceptId: concept.id, revision: concept.revision, reason: reason.trim() };
    const answer = (await form.send(found, () => retire({ input })))?.retireConcept;
    if (!answer) return false;
    if (answer.__typename === 'ConceptRetired') onRetired(answer.concept);
    else onConflict(answer.concept);
    return true;
  };
  return (
    <Confirm
      label={<Trans>Retire this concept</Trans>}
      heading={t`Retire “${concept.preferred}”?`}
      confirm={<Trans>Retire it</Trans>}
      danger
      form={form}
      onConfirm={take}
    >
      <p>
        <Trans>
          Its words are searched no more, within seconds. It stays here as history, and saving it brings it back.
        </Trans>
      </p>
      <TextField
        field={form.name('reason')}
        label={<Trans>Reason</Trans>}
        hint={t`It stays in the record`}
        error={form.errorOf('reason')}
        value={reason}
        onChange={setReason}
      />
    </Confirm>
  );
}

/** The decision about flags or an appeal, for who holds the request. Its reason is kept in the tab until it is sent. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useMutation } from 'urql';
import { Choices } from '../../../ui/Choices';
import type { Problem } from '../../../ui/ErrorSummary';
import { FormNotices } from '../../../ui/FormNotices';
import { TextField } from '../../../ui/TextField';
import { useKeptText } from '../../../ui/useKeptText';
import { useSend } from '../../../ui/useSend';
import { useLeave } from '../../curation/claim/useLeave';
import { sayRefusal } from '../../curation/refusalWords';
import type { Review, Step } from '../../curation/reviewQuery';
import { choiceWords, decisionsOf, type Decision } from './decisionChoices';
import { DecideModeration } from './moderationQuery';

type Props = {
  review: Pick<Review, 'id' | 'kind' | 'version'>;
  onNotYours: (step: Step) => void;
};

export function ModerationForm({ review, onNotYours }: Props) {
  const { t, i18n } = useLingui();
  const leave = useLeave();
  const form = useSend((failure) => sayRefusal(i18n, failure));
  const [, decide] = useMutation(DecideModeration);
  const [decision, setDecision] = useState<Decision | null>(null);
  const [reason, setReason, forgetReason] = useKeptText(`commons-reason ${review.id}`);
  const choices = review.kind === 'PUBLICATION' ? [] : decisionsOf[review.kind];

  const submit = async () => {
    const found: Problem[] = [];
    if (!decision) found.push({ field: 'decision', message: t`Choose a decision` });
    if (!reason.trim()) found.push({ field: 'reason', message: t`Give a reason` });
    const data = await form.send(found, () =>
      decide({ input: { reviewRequestId: review.id, decision: decision!, reason: reason.trim() } }),
    );
    if (!data) return;
    const outcome = data.decideModeration;
    if (outcome.__typename === 'ReviewNotYours') return onNotYours(outcome.reviewRequest);
    forgetReason();
    leave({ decided: review.version.title });
  };

  return (
    <form
      noValidate
      aria-labelledby="decide-heading"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <FormNotices form={form} />
      <Choices
        field={form.name('decision')}
        kind="radio"
        legend={t`Decision`}
        error={form.errorOf('decision')}
        options={choices.map((value) => ({
          value,
          label: i18n._(choiceWords[value].label),
          description: i18n._(choiceWords[value].effect),
        }))}
        chosen={decision ? [decision] : []}
        onChange={([chosen]) => chosen && setDecision(chosen)}
      />
      <TextField
        field={form.name('reason')}
        type="area"
        label={<Trans>Reason</Trans>}
        hint={t`The department and readers see it; it stays on record`}
        error={form.errorOf('reason')}
        value={reason}
        onChange={setReason}
      />
      <button type="submit" className="usa-button" aria-disabled={form.busy}>
        <Trans>Send the decision</Trans>
      </button>
    </form>
  );
}

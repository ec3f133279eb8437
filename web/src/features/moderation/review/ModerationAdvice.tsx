/** What a moderator would decide about flags or an appeal, for the curators who do. The claim goes back with it; the reason is kept in the tab. */
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
import { AdviseReview } from '../../curation/reviewOrders';
import type { Review, Step } from '../../curation/reviewQuery';
import { choiceWords, decisionsOf, type Decision } from './decisionChoices';

type Props = { review: Pick<Review, 'id' | 'kind' | 'version'>; onNotYours: (step: Step) => void };

export function ModerationAdvice({ review, onNotYours }: Props) {
  const { t, i18n } = useLingui();
  const leave = useLeave();
  const form = useSend();
  const [, advise] = useMutation(AdviseReview);
  const [decision, setDecision] = useState<Decision | null>(null);
  const [reason, setReason, forgetReason] = useKeptText(`commons-advice ${review.id}`);
  const choices = review.kind === 'PUBLICATION' ? [] : decisionsOf[review.kind];

  const submit = async () => {
    const found: Problem[] = [];
    if (!decision) found.push({ field: 'decision', message: t`Choose what you would decide` });
    if (!reason.trim()) found.push({ field: 'reason', message: t`Give a reason; the curators read it` });
    const input = { reviewRequestId: review.id, moderation: decision, reason: reason.trim() };
    const data = await form.send(found, () => advise({ input }));
    if (!data) return;
    const { outcome } = data;
    if (outcome.__typename === 'ReviewNotYours') return onNotYours(outcome.reviewRequest);
    forgetReason();
    leave({ advised: review.version.title });
  };

  return (
    <form
      noValidate
      aria-labelledby="advice-heading"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h3 id="advice-heading">
        <Trans>Your advice to the curators</Trans>
      </h3>
      <p>
        <Trans>
          A curator decides. Your advice stays between staff, and the request goes back to the queue with it.
        </Trans>
      </p>
      <FormNotices form={form} />
      <Choices
        field={form.name('decision')}
        kind="radio"
        legend={t`What would you decide?`}
        error={form.errorOf('decision')}
        options={choices.map((value) => ({ value, label: i18n._(choiceWords[value].label) }))}
        chosen={decision ? [decision] : []}
        onChange={([chosen]) => chosen && setDecision(chosen)}
      />
      <TextField
        field={form.name('reason')}
        type="area"
        label={<Trans>Reason</Trans>}
        hint={t`The curators read it; it stays on record`}
        error={form.errorOf('reason')}
        value={reason}
        onChange={setReason}
      />
      <button type="submit" className="usa-button" aria-disabled={form.busy}>
        <Trans>Send the advice</Trans>
      </button>
    </form>
  );
}

/** What a moderator would decide, for the curators who do. The claim goes back with it; the reason is kept in the tab until then. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useMutation } from 'urql';
import type { Problem } from '../../../ui/ErrorSummary';
import { FormNotices } from '../../../ui/FormNotices';
import { useKeptText } from '../../../ui/useKeptText';
import { useSend } from '../../../ui/useSend';
import { AdviseReview } from '../reviewOrders';
import type { Review, Step } from '../reviewQuery';
import { useLeave } from './useLeave';
import { VerdictFields, type Decision } from './VerdictFields';

type Props = { review: Review; onNotYours: (step: Step) => void };

export function AdviceForm({ review, onNotYours }: Props) {
  const { t } = useLingui();
  const leave = useLeave();
  const form = useSend();
  const [, advise] = useMutation(AdviseReview);
  const [decision, setDecision] = useState<Decision | null>(null);
  const [reason, setReason, forgetReason] = useKeptText(`commons-advice ${review.id}`);

  const submit = async () => {
    const found: Problem[] = [];
    if (!decision) found.push({ field: 'decision', message: t`Choose what you would decide` });
    if (!reason.trim()) found.push({ field: 'reason', message: t`Give a reason; the curators read it` });
    const input = { reviewRequestId: review.id, decision: decision ?? 'APPROVE', reason: reason.trim() };
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
          A curator decides. Your advice stays between staff, and the review goes back to the queue with it.
        </Trans>
      </p>
      <FormNotices form={form} />
      <VerdictFields
        legend={t`What would you decide?`}
        hint={t`The curators read it; it stays on record`}
        name={form.name}
        errorOf={form.errorOf}
        decision={decision}
        reason={reason}
        onDecision={setDecision}
        onReason={setReason}
      />
      <button type="submit" className="usa-button" aria-disabled={form.busy}>
        <Trans>Send the advice</Trans>
      </button>
    </form>
  );
}

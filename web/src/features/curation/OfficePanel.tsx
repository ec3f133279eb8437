/** The office's own publisher decides what a contributor sent: approve it, or send it back with a reason, kept in the tab until it is sent. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useMutation } from 'urql';
import { Choices } from '../../ui/Choices';
import type { Problem } from '../../ui/ErrorSummary';
import { FormNotices } from '../../ui/FormNotices';
import type { Reach } from '../../ui/kinds';
import { TextField } from '../../ui/TextField';
import { useKeptText } from '../../ui/useKeptText';
import type { Tell } from '../../ui/useNews';
import { useSend } from '../../ui/useSend';
import { isOwnToPublish } from '../library/send/sendWay';
import { movedWords } from './refusalWords';
import { reachOf, type Review } from './reviewQuery';
import { ApproveSubmission, SendBackSubmission } from './submissionOrders';
import { useSubmissionNews } from './useSubmissionNews';

type Choice = 'APPROVE' | 'SEND_BACK';
type Props = { review: Review; ownReach: Reach; onMoved: Tell; onRefused: Tell };

export function OfficePanel({ review, ownReach, onMoved, onRefused }: Props) {
  const { t, i18n } = useLingui();
  const form = useSend();
  const [, approve] = useMutation(ApproveSubmission);
  const [, sendBack] = useMutation(SendBackSubmission);
  const tellMoved = useSubmissionNews(review, onMoved);
  const [choice, setChoice] = useState<Choice | null>(null);
  const [reason, setReason, forgetReason] = useKeptText(`commons-reason ${review.id}`);

  const submit = async () => {
    const found: Problem[] = [];
    if (!choice) found.push({ field: 'choice', message: t`Choose what happens with it` });
    if (choice === 'SEND_BACK' && !reason.trim())
      found.push({ field: 'reason', message: t`Say what to change; who wrote it sees this` });
    const input = { reviewRequestId: review.id, reason: reason.trim() || null };
    const data = await form.send(found, () => (choice === 'APPROVE' ? approve({ input }) : sendBack({ input })));
    if (!data) return;
    const { outcome } = data;
    if (outcome.__typename === 'SubmissionRefused')
      return onRefused(t`Nothing was changed`, <p>{i18n._(movedWords[outcome.reviewRequest.state])}</p>, 'warning');
    forgetReason();
    tellMoved(outcome.reviewRequest.state);
  };

  const approved = isOwnToPublish(review.resource.status, reachOf(review), ownReach)
    ? t`It is published at once`
    : t`It goes on to the Alliance, which reviews it before it is published`;
  const options: { value: Choice; label: string; description: string }[] = [
    { value: 'APPROVE', label: t`Approve`, description: approved },
    { value: 'SEND_BACK', label: t`Send it back`, description: t`Who wrote it can change it and send it again` },
  ];
  return (
    <aside className="card" aria-labelledby="decide-heading">
      <h2 id="decide-heading">
        <Trans>Your decision for the office</Trans>
      </h2>
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
          field={form.name('choice')}
          kind="radio"
          legend={t`Decision`}
          error={form.errorOf('choice')}
          options={options}
          chosen={choice ? [choice] : []}
          onChange={([chosen]) => chosen && setChoice(chosen)}
        />
        <TextField
          field={form.name('reason')}
          type="area"
          label={choice === 'SEND_BACK' ? <Trans>What to change</Trans> : <Trans>Reason (optional)</Trans>}
          hint={t`Plain words for who wrote it; they stay on record`}
          error={form.errorOf('reason')}
          value={reason}
          onChange={setReason}
        />
        <button type="submit" className="usa-button" aria-disabled={form.busy}>
          <Trans>Send the decision</Trans>
        </button>
      </form>
    </aside>
  );
}

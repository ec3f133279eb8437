/** The decision with its reason, which the department sees. The reason is kept in the tab until it is sent. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import type { CombinedError } from '@urql/core';
import { useState } from 'react';
import { useMutation } from 'urql';
import type { EnumOf } from '../../gql';
import { readFailure } from '../../gql/errors';
import { Choices } from '../../ui/Choices';
import { ErrorSummary, type Problem } from '../../ui/ErrorSummary';
import { FailureNotice } from '../../ui/FailureNotice';
import { Notice } from '../../ui/Notice';
import { sentence } from '../../ui/sentence';
import { TextField } from '../../ui/TextField';
import { useKeptText } from '../../ui/useKeptText';
import { DecideReview, type Review } from './reviewQuery';

type Decision = EnumOf<'ReviewDecision'>;

export function DecisionForm({ review }: { review: Review }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [decision, setDecision] = useState<Decision | null>(null);
  const [reason, setReason, forgetReason] = useKeptText(`commons-reason ${review.id}`);
  const [problems, setProblems] = useState<Problem[]>([]);
  const [failure, setFailure] = useState<CombinedError | null>(null);
  const [notYours, setNotYours] = useState<string | null>(null);
  const [{ fetching }, decide] = useMutation(DecideReview);
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message;

  const submit = async () => {
    setFailure(null);
    setNotYours(null);
    const found: Problem[] = [];
    if (!decision) found.push({ field: 'decision', message: t`Choose a decision` });
    if (!reason.trim()) found.push({ field: 'reason', message: t`Give a reason; the department sees it` });
    setProblems(found);
    if (found.length > 0 || !decision || fetching) return;
    const input = { reviewRequestId: review.id, decision, reason: reason.trim() };
    const { data, error } = await decide({ input });
    if (!data) {
      const { field, message } = readFailure(error!);
      if (field) setProblems([{ field, message }]);
      else setFailure(error!);
      return;
    }
    if (data.decideReview.__typename === 'ReviewNotYours') {
      setNotYours(data.decideReview.message);
      return;
    }
    forgetReason();
    void navigate({ to: '/reviews', search: { decided: review.version.title } });
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
      <ErrorSummary problems={problems} />
      {failure && <FailureNotice error={failure} live="alert" onRetry={() => void submit()} />}
      {notYours && (
        <Notice tone="warning" heading={t`This review is not yours any more`} level="h3" live="alert">
          <p>{sentence(notYours)}</p>
        </Notice>
      )}
      <Choices
        field="decision"
        kind="radio"
        legend={t`Decision`}
        error={errorOf('decision')}
        options={[
          { value: 'APPROVE', label: t`Approve`, description: t`It is published at once` },
          { value: 'ASK_FOR_CHANGES', label: t`Ask for changes`, description: t`The department may send it again` },
          { value: 'DECLINE', label: t`Decline`, description: t`It does not fit the Alliance` },
        ]}
        chosen={decision ? [decision] : []}
        onChange={([chosen]) => chosen && setDecision(chosen)}
      />
      <TextField
        field="reason"
        type="area"
        label={<Trans>Reason</Trans>}
        hint={t`Plain words for the department; it stays on record`}
        error={errorOf('reason')}
        value={reason}
        onChange={setReason}
      />
      <button type="submit" className="usa-button" aria-disabled={fetching}>
        <Trans>Send the decision</Trans>
      </button>
    </form>
  );
}

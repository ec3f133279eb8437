/**
 * The decision with its reason, which the department sees, and the places to change that were noted in the text. To approve,
 * each question of the checklist must have its answer. The reason is kept in the tab until it is sent.
 */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { CombinedError } from '@urql/core';
import { useState } from 'react';
import { useMutation } from 'urql';
import { readFailure } from '../../../gql/errors';
import { ErrorSummary, type Problem } from '../../../ui/ErrorSummary';
import { FailureNotice } from '../../../ui/FailureNotice';
import { useKeptText } from '../../../ui/useKeptText';
import { arrived } from '../checks/arriving';
import { useHindrances } from '../checks/useHindrances';
import type { KeptPassages } from '../passages/usePassages';
import { sayRefusal } from '../refusalWords';
import { DecideReview } from '../reviewOrders';
import type { Review, Step } from '../reviewQuery';
import { useLeave } from './useLeave';
import { VerdictFields, type Decision } from './VerdictFields';

type Props = {
  review: Review;
  passages: KeptPassages;
  onStep: (step: Step) => void;
  onNotYours: (step: Step) => void;
};

export function DecisionForm({ review, passages, onStep, onNotYours }: Props) {
  const { t, i18n } = useLingui();
  const leave = useLeave();
  const hindrances = useHindrances();
  const [decision, setDecision] = useState<Decision | null>(null);
  const [reason, setReason, forgetReason] = useKeptText(`commons-reason ${review.id}`);
  const [problems, setProblems] = useState<Problem[]>([]);
  const [failure, setFailure] = useState<CombinedError | null>(null);
  const [{ fetching }, decide] = useMutation(DecideReview);
  const { list, draft } = passages;
  const asks = decision === 'ASK_FOR_CHANGES';

  const submit = async () => {
    setFailure(null);
    const found: Problem[] = [];
    if (decision === 'APPROVE') found.push(...hindrances((await arrived(review)).checks));
    if (asks && draft.text.trim())
      found.push({ field: 'passages', message: t`Add the change that you began to the list, or cancel it` });
    if (!decision) found.push({ field: 'decision', message: t`Choose a decision` });
    if (!reason.trim()) found.push({ field: 'reason', message: t`Give a reason; the department sees it` });
    setProblems(found);
    if (found.length > 0 || !decision || fetching) return;
    const input = { reviewRequestId: review.id, decision, reason: reason.trim(), ...(asks && { passages: list }) };
    const { data, error } = await decide({ input });
    if (!data) {
      const told = readFailure(error!);
      // Who may not decide is told at the decision; nothing that they could mend stands in another field.
      const field = told.field ?? (told.reason && 'decision');
      if (field) setProblems([{ field, message: sayRefusal(i18n, told) }]);
      else setFailure(error!);
      return;
    }
    const outcome = data.decideReview;
    if (outcome.__typename === 'ReviewNotYours') return onNotYours(outcome.reviewRequest);
    if (outcome.__typename === 'ReviewChecksMissing') {
      const missing = new Set(outcome.missing.map(({ criterion }) => criterion.key));
      onStep(outcome.reviewRequest);
      setProblems(hindrances(outcome.reviewRequest.checks.filter(({ criterion }) => missing.has(criterion.key))));
      return;
    }
    forgetReason();
    passages.forget();
    leave({ decided: review.version.title });
  };

  return (
    <form
      noValidate
      aria-labelledby="decision-heading"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h3 id="decision-heading">
        <Trans>Your decision</Trans>
      </h3>
      <ErrorSummary problems={problems} />
      {failure && <FailureNotice error={failure} live="alert" onRetry={() => void submit()} />}
      <VerdictFields
        legend={t`Decision`}
        meanings={{
          APPROVE: t`It is published at once`,
          ASK_FOR_CHANGES: t`The department may send it again`,
          DECLINE: t`It does not fit the Alliance`,
        }}
        hint={t`Plain words for the department; when you approve, its readers see them too`}
        name={(field) => field}
        errorOf={(field) => problems.find((problem) => problem.field === field)?.message}
        decision={decision}
        reason={reason}
        onDecision={setDecision}
        onReason={setReason}
      />
      {list.length > 0 && decision && (
        <p>
          {asks ? (
            <Plural
              value={list.length}
              one="# change that you noted in the text goes with it."
              other="# changes that you noted in the text go with it."
            />
          ) : (
            <Trans>What you noted in the text is sent only when you ask for changes.</Trans>
          )}
        </p>
      )}
      <button type="submit" className="usa-button" aria-disabled={fetching}>
        <Trans>Send the decision</Trans>
      </button>
    </form>
  );
}

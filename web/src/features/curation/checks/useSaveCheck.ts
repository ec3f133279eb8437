/**
 * Sends the answers to one question, one after the other: leaving the note by choosing another answer sends two, and the
 * later one must count. What is being sent, or stands saved already, is not sent again.
 */
import { useLingui } from '@lingui/react/macro';
import type { CombinedError } from '@urql/core';
import { useRef, useState } from 'react';
import { useMutation } from 'urql';
import { readFailure } from '../../../gql/errors';
import { CheckReview } from '../reviewOrders';
import type { Step } from '../reviewQuery';
import { track } from './arriving';
import { needsNote, type Verdict } from './verdictWords';

export type Answer = { verdict: Verdict; note: string };

type Props = {
  reviewId: string;
  criterion: string;
  /** The viewer's own answer as it stands saved. */
  saved: Answer | null;
  onSaved: (answer: Answer, step: Step) => void;
  onNotYours: (step: Step) => void;
};

const isSame = (one: Answer | null, other: Answer) => one?.verdict === other.verdict && one.note === other.note;

export function useSaveCheck({ reviewId, criterion, saved, onSaved, onNotYours }: Props) {
  const { t } = useLingui();
  const [, send] = useMutation(CheckReview);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [failure, setFailure] = useState<CombinedError | null>(null);
  const before = useRef<Promise<Step | undefined>>(Promise.resolve(undefined));
  const newest = useRef<Answer | null>(null);

  const run = async (answer: Answer): Promise<Step | undefined> => {
    const { verdict, note } = answer;
    setBusy(true);
    const input = { reviewRequestId: reviewId, criterion, verdict, note: note || null };
    const { data, error } = await send({ input });
    if (newest.current === answer) {
      newest.current = null;
      setBusy(false);
    }
    if (!data) {
      const { field, message } = readFailure(error!);
      if (field === 'note') setProblem(message);
      else setFailure(error!);
      return undefined;
    }
    const { outcome } = data;
    if (outcome.__typename === 'ReviewNotYours') onNotYours(outcome.reviewRequest);
    else onSaved(answer, outcome.reviewRequest);
    return outcome.reviewRequest;
  };

  const save = (verdict: Verdict, words: string) => {
    const answer: Answer = { verdict, note: needsNote(verdict) ? words.trim() : '' };
    setFailure(null);
    setProblem(undefined);
    if (needsNote(verdict) && !answer.note) return setProblem(t`Say what you found, so that others can follow`);
    if (isSame(newest.current ?? saved, answer)) return;
    newest.current = answer;
    before.current = track(before.current.then(() => run(answer)));
  };
  return { save, busy, problem, failure };
}

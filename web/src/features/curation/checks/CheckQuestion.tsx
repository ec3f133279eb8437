/**
 * One question of the checklist with its four choices. Yes and Does not apply are saved when they are chosen; No and Not
 * sure with the note that they need, when it is left or sent. The note is kept in the tab until it is saved.
 */
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useMutation } from 'urql';
import { Choices } from '../../../ui/Choices';
import { FailureNotice } from '../../../ui/FailureNotice';
import { TextField } from '../../../ui/TextField';
import { useKeptText } from '../../../ui/useKeptText';
import { useSend } from '../../../ui/useSend';
import { useViewer } from '../../directory/viewer';
import { CheckReview } from '../reviewOrders';
import type { Check, Step } from '../reviewQuery';
import { CheckAnswer } from './CheckAnswer';
import { helpWords, questionWords } from './criterionWords';
import { checkField } from './hindrances';
import { verdicts, verdictWords, type Verdict } from './verdictWords';

const needsNote = (verdict: Verdict | null) => verdict === 'NO' || verdict === 'DOUBT';

type Props = {
  reviewId: string;
  check: Check;
  onStep: (step: Step) => void;
  onNotYours: (message: string, step: Step) => void;
};

export function CheckQuestion({ reviewId, check, onStep, onNotYours }: Props) {
  const { t, i18n } = useLingui();
  const { viewer } = useViewer();
  const form = useSend();
  const [, answer] = useMutation(CheckReview);
  const { key } = check.criterion;
  // Somebody else's answer is told, but not chosen beforehand: the second look is one's own.
  const own = check.by !== null && check.by.id === viewer?.person?.id ? check : null;
  const [picked, setPicked] = useState<Verdict | null>(null);
  const [note, setNote, forgetNote] = useKeptText(`commons-check ${key} ${reviewId}`, own?.note ?? '');
  const chosen = picked ?? own?.verdict ?? null;
  const noteField = `${checkField(key)}-note`;
  const question = questionWords(i18n, check.criterion);

  const save = async (verdict: Verdict) => {
    const words = needsNote(verdict) ? note.trim() : null;
    if (own && own.verdict === verdict && (own.note ?? '') === (words ?? '')) return;
    const found = words === '' ? [{ field: 'note', message: t`Say what you found, so that others can follow` }] : [];
    const input = { reviewRequestId: reviewId, criterion: key, verdict, note: words };
    const data = await form.send(found, () => answer({ input }));
    if (!data) return;
    const { outcome } = data;
    if (outcome.__typename === 'ReviewNotYours') return onNotYours(outcome.message, outcome.reviewRequest);
    forgetNote();
    setPicked(null);
    onStep(outcome.reviewRequest);
  };
  const pick = (verdict: Verdict) => {
    setPicked(verdict);
    if (!needsNote(verdict) || note.trim()) void save(verdict);
  };

  return (
    <li className="check">
      <Choices
        field={checkField(key)}
        kind="radio"
        legend={question}
        hint={helpWords(i18n, check.criterion)}
        options={verdicts.map((verdict) => ({ value: verdict, label: i18n._(verdictWords[verdict]) }))}
        chosen={chosen ? [chosen] : []}
        onChange={([verdict]) => verdict && pick(verdict)}
      />
      {chosen && needsNote(chosen) && (
        <div onBlur={() => note.trim() && void save(chosen)}>
          <TextField
            field={noteField}
            type="area"
            label={
              <Trans>
                What did you find?<span className="visually-hidden"> {question}</span>
              </Trans>
            }
            hint={t`Staff and the department read it`}
            error={form.errorOf('note')}
            value={note}
            onChange={setNote}
          />
          <button
            type="button"
            className="usa-button usa-button--outline"
            aria-disabled={form.busy}
            onClick={() => void save(chosen)}
          >
            <Trans>
              Save the note<span className="visually-hidden">: {question}</span>
            </Trans>
          </button>
        </div>
      )}
      {form.failure && <FailureNotice error={form.failure} live="alert" onRetry={() => chosen && void save(chosen)} />}
      <p role="status" className="check__answer">
        {form.busy ? (
          <Trans>Saving…</Trans>
        ) : picked ? (
          <Trans>Not saved yet. Say what you found.</Trans>
        ) : (
          <CheckAnswer check={check} />
        )}
      </p>
      {check.note && !own && <p className="said">{check.note}</p>}
    </li>
  );
}

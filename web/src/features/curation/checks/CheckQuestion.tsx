/**
 * One question of the checklist with its four choices. Yes and Does not apply are saved when they are chosen; No and Not
 * sure with the note that they need, when it is left or sent. The note is kept in the tab until it is saved.
 */
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Choices } from '../../../ui/Choices';
import { FailureNotice } from '../../../ui/FailureNotice';
import { TextField } from '../../../ui/TextField';
import { useKeptText } from '../../../ui/useKeptText';
import { useViewer } from '../../directory/viewer';
import type { Check, Step } from '../reviewQuery';
import { CheckAnswer } from './CheckAnswer';
import { helpWords, questionWords } from './criterionWords';
import { checkField } from './hindrances';
import { useSaveCheck } from './useSaveCheck';
import { needsNote, verdicts, verdictWords, type Verdict } from './verdictWords';

type Props = {
  reviewId: string;
  check: Check;
  onStep: (step: Step) => void;
  onNotYours: (step: Step) => void;
};

export function CheckQuestion({ reviewId, check, onStep, onNotYours }: Props) {
  const { t, i18n } = useLingui();
  const { viewer } = useViewer();
  const { key } = check.criterion;
  // Somebody else's answer is told, but not chosen beforehand: the second look is one's own.
  const own = check.by !== null && check.by.id === viewer?.person?.id ? check : null;
  const [picked, setPicked] = useState<Verdict | null>(null);
  const [note, setNote, forgetNote] = useKeptText(`commons-check ${key} ${reviewId}`, own?.note ?? '');
  const chosen = picked ?? own?.verdict ?? null;
  const unsaved = picked !== null && picked !== own?.verdict;
  const noteField = `${checkField(key)}-note`;
  const question = questionWords(i18n, check.criterion);

  const { save, busy, problem, failure } = useSaveCheck({
    reviewId,
    criterion: key,
    saved: own?.verdict ? { verdict: own.verdict, note: own.note ?? '' } : null,
    onNotYours: (step) => {
      // What is chosen already could not be chosen again once the claim is renewed.
      setPicked(null);
      onNotYours(step);
    },
    onSaved: (answer, step) => {
      if (answer.note) forgetNote();
      // What was picked since then is not saved by this.
      setPicked((now) => (now === answer.verdict ? null : now));
      onStep(step);
    },
  });
  const pick = (verdict: Verdict) => {
    setPicked(verdict);
    // The arrow keys choose each answer that they pass, and what is saved stays on record: these two wait for their note.
    if (!needsNote(verdict)) save(verdict, note);
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
        <div onBlur={() => note.trim() && save(chosen, note)}>
          <TextField
            field={noteField}
            type="area"
            label={
              <Trans>
                What did you find?<span className="visually-hidden"> {question}</span>
              </Trans>
            }
            hint={t`Staff and the department read it`}
            error={problem}
            value={note}
            onChange={setNote}
          />
          <button
            type="button"
            className="usa-button usa-button--outline"
            aria-disabled={busy}
            onClick={() => save(chosen, note)}
          >
            <Trans>
              Save the note<span className="visually-hidden">: {question}</span>
            </Trans>
          </button>
        </div>
      )}
      {failure && <FailureNotice error={failure} live="alert" onRetry={() => chosen && save(chosen, note)} />}
      <p role="status" className="check__answer">
        {busy ? (
          <Trans>Saving…</Trans>
        ) : unsaved && needsNote(picked) && !note.trim() ? (
          <Trans>Not saved yet. Say what you found.</Trans>
        ) : unsaved ? (
          <Trans>Not saved yet.</Trans>
        ) : (
          <CheckAnswer check={check} />
        )}
      </p>
      {check.note && !own && <p className="said">{check.note}</p>}
    </li>
  );
}

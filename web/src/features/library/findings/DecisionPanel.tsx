/** What to do about the findings of a document: take a clean copy, or keep it as it is and say why. Shows what was decided. */
import { Trans, useLingui } from '@lingui/react/macro';
import type { CombinedError } from '@urql/core';
import { useEffect, useId, useRef, useState } from 'react';
import { useMutation } from 'urql';
import { readFailure } from '../../../gql/errors';
import { DateText } from '../../../ui/DateText';
import { fieldId } from '../../../ui/ErrorSummary';
import { FailureNotice } from '../../../ui/FailureNotice';
import { TextField } from '../../../ui/TextField';
import type { HeldFacts } from '../attachmentFragment';
import { KeepOriginal, TakeCleanCopy, type Document } from '../documentQuery';

type Props = {
  document: Document;
  /** A clean copy is there already. */
  hasCopy: boolean;
  onCopy: (copy: HeldFacts) => void;
  onDecided: () => void;
};

export function DecisionPanel({ document, hasCopy, onCopy, onDecided }: Props) {
  const { t } = useLingui();
  const mark = useId();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [failure, setFailure] = useState<CombinedError | null>(null);
  const [{ fetching: copying }, takeCopy] = useMutation(TakeCleanCopy);
  const [{ fetching: keeping }, keep] = useMutation(KeepOriginal);
  const keepButton = useRef<HTMLButtonElement>(null);
  const told = useRef<HTMLParagraphElement>(null);
  const [news, setNews] = useState('');
  const field = `reason${mark}`;
  const { id, filename, decision } = document;
  const stays = document.cleanedFromId ? t`Say why it stays as it is` : t`Keep the original`;
  const keepWords = decision?.choice === 'KEPT_ORIGINAL' ? t`Change the reason` : stays;

  useEffect(() => {
    if (asking) globalThis.document.getElementById(fieldId(field))?.focus();
  }, [asking, field]);
  useEffect(() => {
    if (news) told.current?.focus();
  }, [news]);

  const makeCopy = async () => {
    if (copying) return;
    setFailure(null);
    const { data, error } = await takeCopy({ input: { attachmentId: id } });
    if (!data) return setFailure(error!);
    onCopy(data.takeCleanCopy.attachment);
    setNews(t`Once it is made, the clean copy stands beside the original.`);
  };
  const close = () => {
    setAsking(false);
    setWrong(undefined);
    keepButton.current?.focus();
  };
  const send = async () => {
    if (keeping) return;
    if (!reason.trim()) return setWrong(t`Say in a few words why it stays as it is; reviewers read it`);
    setFailure(null);
    const { data, error } = await keep({ input: { attachmentId: id, reason: reason.trim() } });
    if (!data) {
      const { field: at, message } = readFailure(error!);
      return at === 'reason' ? setWrong(message) : setFailure(error!);
    }
    setAsking(false);
    setWrong(undefined);
    setNews(t`Noted: ${filename} stays as it is.`);
    onDecided();
  };

  return (
    <div className="decision" role="group" aria-label={t`What to do about ${filename}`}>
      {decision?.choice === 'KEPT_ORIGINAL' && (
        <p>
          <Trans>
            Kept as it is since <DateText value={decision.decidedAt} />: {decision.reason}
          </Trans>
        </p>
      )}
      {!decision && (
        <p>
          {document.cleanable ? (
            <Trans>Take a clean copy, mend the file and upload it again, or keep it as it is and say why.</Trans>
          ) : (
            <Trans>Mend the file and upload it again, or keep it as it is and say why.</Trans>
          )}
        </p>
      )}
      {news && (
        <p ref={told} tabIndex={-1} role="status">
          {news}
        </p>
      )}
      {failure && <FailureNotice error={failure} live="alert" onRetry={() => void (asking ? send() : makeCopy())} />}
      <div className="row">
        {document.cleanable && !hasCopy && (
          <button
            type="button"
            className="usa-button usa-button--outline"
            aria-disabled={copying}
            onClick={() => void makeCopy()}
          >
            <Trans>Make a clean copy</Trans> <span className="visually-hidden">{filename}</span>
          </button>
        )}
        <button
          type="button"
          ref={keepButton}
          className="usa-button usa-button--outline"
          aria-expanded={asking}
          onClick={() => (asking ? close() : setAsking(true))}
        >
          {keepWords} <span className="visually-hidden">{filename}</span>
        </button>
      </div>
      {asking && (
        <div
          className="panel"
          role="group"
          aria-label={t`Reason`}
          onKeyDown={(event) => event.key === 'Escape' && close()}
        >
          <TextField
            field={field}
            type="area"
            label={<Trans>Why does it stay as it is?</Trans>}
            hint={t`Reviewers read it. Up to 500 characters.`}
            error={wrong}
            value={reason}
            onChange={setReason}
          />
          <div className="row">
            <button type="button" className="usa-button" aria-disabled={keeping} onClick={() => void send()}>
              <Trans>Keep it as it is</Trans>
            </button>
            <button type="button" className="usa-button usa-button--outline" onClick={close}>
              <Trans>Cancel</Trans>
            </button>
          </div>
        </div>
      )}
    </div>
  );
}

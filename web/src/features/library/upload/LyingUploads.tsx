/**
 * What the author uploaded and this draft does not hold: an upload that stopped half way goes on when its file is chosen
 * again; what is ready can be taken, and all of it can be thrown away.
 */
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useId, useRef, useState } from 'react';
import { DateText } from '../../../ui/DateText';
import { sentence } from '../../../ui/sentence';
import { sizeWords } from '../../../ui/fileWords';
import type { HeldFacts } from '../attachmentFragment';

type Props = {
  uploads: HeldFacts[];
  onResume: (upload: HeldFacts, file: File) => void;
  onTake: (upload: HeldFacts) => void;
  onThrowAway: (upload: HeldFacts) => void;
  onLookAgain: () => void;
};

export function LyingUploads({ uploads, onLookAgain, ...acts }: Props) {
  const id = useId();
  const waits = uploads.some((upload) => upload.state === 'CHECKING');
  const [round, setRound] = useState(0);
  const look = useRef(onLookAgain);
  useEffect(() => {
    look.current = onLookAgain;
  });
  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(
      () => {
        look.current();
        setRound(round + 1);
      },
      Math.min(2000 * 1.5 ** round, 30_000),
    );
    return () => clearTimeout(timer);
  }, [waits, round]);
  if (uploads.length === 0) return null;
  return (
    <section aria-labelledby={id} className="lying">
      <h3 id={id}>
        <Trans>Not in this draft</Trans>
      </h3>
      <p className="quiet">
        <Trans>You uploaded these, and no draft holds them. Only you can see them.</Trans>
      </p>
      <ul className="plain-list measure">
        {uploads.map((upload) => (
          <Lying key={upload.id} upload={upload} {...acts} />
        ))}
      </ul>
    </section>
  );
}

function Lying({
  upload,
  onResume,
  onTake,
  onThrowAway,
}: { upload: HeldFacts } & Omit<Props, 'uploads' | 'onLookAgain'>) {
  const { i18n } = useLingui();
  const id = useId();
  const { filename, state } = upload;
  return (
    <li className="file upload">
      <p className="upload__name">{filename}</p>
      <p className={state === 'REFUSED' ? 'usa-error-message' : 'quiet'}>
        {state === 'UPLOADING' && <Trans>The upload stopped half way.</Trans>}
        {state === 'CHECKING' && <Trans>Being checked…</Trans>}
        {state === 'READY' && <Trans>Ready</Trans>}
        {state === 'REFUSED' && (
          <>
            <Trans>Not accepted.</Trans> {sentence(upload.refusal ?? '')}
          </>
        )}
        {upload.byteSize > 0 && ` · ${sizeWords(upload.byteSize, i18n.locales)}`}
      </p>
      {upload.expiresAt && (
        <p className="quiet">
          <Trans>
            Kept until <DateText value={upload.expiresAt} />
          </Trans>
        </p>
      )}
      {state === 'UPLOADING' && (
        <>
          <label className="usa-label" htmlFor={id}>
            <Trans>
              Choose the file again to go on<span className="visually-hidden">: {filename}</span>
            </Trans>
          </label>
          <span className="usa-hint" id={`${id}-hint`}>
            <Trans>What is there already is not sent again.</Trans>
          </span>
          <input
            id={id}
            type="file"
            className="resume"
            aria-describedby={`${id}-hint`}
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = '';
              if (file) onResume(upload, file);
            }}
          />
        </>
      )}
      <div className="row">
        {state === 'READY' && (
          <button type="button" className="usa-button usa-button--outline" onClick={() => onTake(upload)}>
            <Trans>Add to this draft</Trans> <span className="visually-hidden">{filename}</span>
          </button>
        )}
        <button type="button" className="usa-button usa-button--unstyled" onClick={() => onThrowAway(upload)}>
          <Trans>Throw away</Trans> <span className="visually-hidden">{filename}</span>
        </button>
      </div>
    </li>
  );
}

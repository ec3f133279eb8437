/** One document on a draft: where it is, what was found in it, what to do about that, and its clean copy beside it. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { FailureNotice } from '../../../ui/FailureNotice';
import { sentence } from '../../../ui/sentence';
import { sizeWords, typeWords } from '../../../ui/fileWords';
import type { HeldFacts } from '../attachmentFragment';
import type { Document } from '../documentQuery';
import { documentId } from '../preflight/goTo';
import { scanWords } from '../scanWords';
import { useDocument } from '../useDocument';
import { CopyChoice } from './CopyChoice';
import { DecisionPanel } from './DecisionPanel';
import { FindingsPanel } from './FindingsPanel';

type Props = {
  held: HeldFacts;
  /** Its clean copy, when one lies beside the draft. */
  copy?: HeldFacts;
  onRemove: () => void;
  onSwap: (next: HeldFacts) => void;
};

export function DraftDocument({ held, copy, onRemove, onSwap }: Props) {
  const { i18n } = useLingui();
  const { document, error, lookAgain } = useDocument(held.id);
  const [made, setMade] = useState<HeldFacts | null>(null);
  const name = useRef<HTMLHeadingElement>(null);
  const known = document ?? held;
  const otherId = held.cleanedFromId ?? made?.id ?? copy?.id;
  return (
    <li className="file upload">
      <h3 className="upload__name" id={documentId(held.id)} ref={name} tabIndex={-1}>
        {known.state === 'READY' ? (
          <Link to="/documents/$id" params={{ id: held.id }} search={{}} className="usa-link">
            {known.filename}
          </Link>
        ) : (
          known.filename
        )}
      </h3>
      <p className="quiet">
        {i18n._(typeWords(known.mediaType))}
        {known.byteSize > 0 && `, ${sizeWords(known.byteSize, i18n.locales)}`}
        {document?.pages != null && (
          <>
            {', '}
            <Plural value={document.pages} one="# page" other="# pages" />
          </>
        )}
        {' · '}
        {known.state === 'READY' && <Trans>Ready</Trans>}
        {known.state === 'CHECKING' && <Trans>Being checked…</Trans>}
        {known.state === 'UPLOADING' && <Trans>Not complete</Trans>}
        {known.state === 'REFUSED' && <Trans>Not accepted.</Trans>}
        {(known.state === 'READY' || known.scan === 'WAITING') && ` · ${i18n._(scanWords[known.scan])}`}
      </p>
      {known.refusal && <p className="usa-error-message">{sentence(known.refusal)}</p>}
      {error && !document && <FailureNotice error={error} onRetry={lookAgain} />}
      {document?.state === 'READY' && document.findings && (
        <>
          <FindingsPanel filename={document.filename} findings={document.findings} level="h4" />
          {document.findings.length > 0 && (
            <DecisionPanel document={document} hasCopy={otherId !== undefined} onCopy={setMade} onDecided={lookAgain} />
          )}
        </>
      )}
      {document && otherId && (
        <Beside
          document={document}
          otherId={otherId}
          onHold={(next) => {
            setMade(held.cleanedFromId ? held : next);
            onSwap(next);
            // The button that was pressed is gone.
            name.current?.focus();
          }}
        />
      )}
      <div className="row">
        <button type="button" className="usa-button usa-button--unstyled" onClick={onRemove}>
          <Trans>Remove</Trans> <span className="visually-hidden">{known.filename}</span>
        </button>
      </div>
    </li>
  );
}

type BesideProps = { document: Document; otherId: string; onHold: (next: HeldFacts) => void };

function Beside({ document, otherId, onHold }: BesideProps) {
  const { document: other } = useDocument(otherId);
  if (!other || other.id === document.id) return null;
  const [original, copy] = document.cleanedFromId === other.id ? [other, document] : [document, other];
  return <CopyChoice original={original} copy={copy} heldId={document.id} onHold={onHold} />;
}

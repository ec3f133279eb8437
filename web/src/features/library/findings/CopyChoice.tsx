/** The original and its clean copy beside each other; the author says which of the two the draft holds. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { sentence } from '../../../ui/sentence';
import { sizeWords } from '../../../ui/fileWords';
import type { HeldFacts } from '../attachmentFragment';
import type { Document } from '../documentQuery';

type Props = {
  original: Document;
  copy: Document;
  /** The id of the one that the draft holds. */
  heldId: string;
  onHold: (document: HeldFacts) => void;
};

export function CopyChoice({ original, copy, heldId, onHold }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="copies">
      <h4 id={id}>
        <Trans>
          Original and clean copy<span className="visually-hidden"> of {original.filename}</span>
        </Trans>
      </h4>
      <div className="compare">
        <Side document={original} title={<Trans>Original</Trans>} held={heldId === original.id} onHold={onHold} />
        <Side document={copy} title={<Trans>Clean copy</Trans>} held={heldId === copy.id} onHold={onHold} />
      </div>
    </section>
  );
}

type SideProps = { document: Document; title: React.ReactNode; held: boolean; onHold: Props['onHold'] };

function Side({ document, title, held, onHold }: SideProps) {
  const { t, i18n } = useLingui();
  const { id, filename, state } = document;
  const [first] = document.previews;
  return (
    <div className={held ? 'copies__side copies__side--held' : 'copies__side'}>
      <h5>{title}</h5>
      {first && (
        <img
          className="thumbnail"
          src={first.path}
          width={first.width}
          height={first.height}
          alt={t`Page 1 of ${filename}`}
          loading="lazy"
        />
      )}
      <p>
        <Link to="/documents/$id" params={{ id }} search={{}} className="usa-link">
          {filename}
        </Link>
      </p>
      {state === 'CHECKING' && (
        <p className="quiet">
          <Trans>Being made and checked…</Trans>
        </p>
      )}
      {state === 'REFUSED' && <p className="usa-error-message">{sentence(document.refusal ?? '')}</p>}
      {state === 'READY' && (
        <p className="quiet">
          {sizeWords(document.byteSize, i18n.locales)},{' '}
          <Plural value={document.findings?.length ?? 0} _0="nothing found" one="# finding" other="# findings" />
        </p>
      )}
      {held ? (
        <p>
          <strong>
            <Trans>The draft holds this one</Trans>
          </strong>
        </p>
      ) : (
        state === 'READY' && (
          <button type="button" className="usa-button" onClick={() => onHold(document)}>
            <Trans>Use this one</Trans>: {title}
          </button>
        )
      )}
    </div>
  );
}

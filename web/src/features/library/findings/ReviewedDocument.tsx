/** One document of a version that asks to be published: what was found in it and what was decided about that. Read only. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { sizeWords, typeWords } from '../../../ui/fileWords';
import { PageList } from '../document/PageList';
import type { DocumentFacts } from '../documentQuery';
import { scanWords } from '../scanWords';
import { DecisionNote } from './DecisionNote';
import { FindingsPanel } from './FindingsPanel';
import { isGrave } from './isGrave';

type Props = {
  document: DocumentFacts;
  /** The open review that the document's page leads back to; without one the document itself cannot be opened from here. */
  reviewId?: string;
};

export function ReviewedDocument({ document, reviewId }: Props) {
  const { i18n } = useLingui();
  const { id, filename, findings, decision, cleanedFromId, previews } = document;
  const [first] = previews;
  return (
    <li className="file reviewed">
      {reviewId && first && (
        // The link beside it says all that a picture of so few inches can.
        <img className="thumbnail" src={first.path} width={first.width} height={first.height} alt="" loading="lazy" />
      )}
      <h3 className="filename">
        {reviewId ? (
          <Link to="/documents/$id" params={{ id }} search={{ review: reviewId }} className="usa-link">
            {filename}
          </Link>
        ) : (
          filename
        )}
      </h3>
      <p className="quiet">
        {i18n._(typeWords(document.mediaType))}, {sizeWords(document.byteSize, i18n.locales)}
        {document.pages !== null && (
          <>
            {', '}
            <Plural value={document.pages} one="# page" other="# pages" />
          </>
        )}
        {' · '}
        {i18n._(scanWords[document.scan])}
      </p>
      {cleanedFromId && (
        <p>
          <Trans>This is the clean copy: its author took it in place of the original.</Trans>
        </p>
      )}
      <DecisionNote decision={decision} />
      {decision?.choice === 'TOOK_CLEAN_COPY' && (
        <p>
          <Trans>This is still the original.</Trans>
        </p>
      )}
      {findings && findings.length > 0 && (
        <>
          {!decision && (
            <p>
              <Trans>Its author has not said why it stays as it is.</Trans>
            </p>
          )}
          <FindingsPanel filename={filename} findings={findings} level="h4" open={findings.some(isGrave)} />
        </>
      )}
      {reviewId && (
        <p>
          <a href={document.downloadPath} className="usa-link" download={filename}>
            <Trans>Download {filename}</Trans>
          </a>
        </p>
      )}
      {reviewId && previews.length > 0 && (
        <details className="noprint">
          <summary>
            <Trans>
              Look at the pages<span className="visually-hidden"> of {filename}</span>
            </Trans>
          </summary>
          <PageList document={document} />
        </details>
      )}
    </li>
  );
}

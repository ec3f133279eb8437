/** The documents of a version that asks to be published: those with findings first, those without behind one line. */
import { Plural, Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { DocumentFacts } from '../documentQuery';
import { ReviewedDocument } from './ReviewedDocument';

type Props = {
  documents: DocumentFacts[];
  /** The review, while it is open: later the documents are for those who may read the resource. */
  reviewId?: string;
  /** The resource that it was published as. */
  publishedAs?: string;
};

export function ReviewedDocuments({ documents, reviewId, publishedAs }: Props) {
  const plain = documents.filter(({ findings }) => findings?.length === 0);
  const others = documents.filter((document) => !plain.includes(document));
  const unscanned = plain.filter(({ scan }) => scan !== 'CLEAN').length;
  const list = (shown: DocumentFacts[]) => (
    <ul className="plain-list">
      {shown.map((document) => (
        <ReviewedDocument key={document.id} document={document} reviewId={reviewId} />
      ))}
    </ul>
  );
  return (
    <section aria-labelledby="documents-heading">
      <h2 id="documents-heading">
        <Trans>Documents</Trans>
      </h2>
      {!reviewId && (
        <p>
          {publishedAs ? (
            <Trans>
              This review is over. Whoever may read the resource can open its documents on{' '}
              <Link to="/r/$slug" params={{ slug: publishedAs }} className="usa-link">
                its page
              </Link>
              .
            </Trans>
          ) : (
            <Trans>This review is over. The documents are only for their department again.</Trans>
          )}
        </p>
      )}
      {others.length > 0 && list(others)}
      {plain.length > 0 && (
        <details className="findings">
          <summary>
            <Plural value={plain.length} one="Nothing found in # document" other="Nothing found in # documents" />
            <span className="findings__count">
              {': '}
              {plain.map(({ filename }) => filename).join(', ')}
              {unscanned > 0 && (
                <>
                  {' · '}
                  <Plural value={unscanned} one="# not scanned for malware" other="# not scanned for malware" />
                </>
              )}
            </span>
          </summary>
          {list(plain)}
        </details>
      )}
    </section>
  );
}

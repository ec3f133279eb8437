/** The first pages as pictures, which load as they come into sight, and how many more there are. */
import { Trans, useLingui } from '@lingui/react/macro';
import type { DocumentFacts } from '../documentQuery';

export type Paged = Pick<DocumentFacts, 'filename' | 'pages' | 'previews' | 'previewsPending'>;

export function PageList({ document }: { document: Paged }) {
  const { t } = useLingui();
  const { filename, pages, previews, previewsPending } = document;
  const shown = previews.length;
  return (
    <>
      {previewsPending && (
        <p className="quiet">
          <Trans>The pictures of the pages are being made…</Trans>
        </p>
      )}
      {!previewsPending && pages !== null && pages > shown && (
        <p className="quiet">
          <Trans>
            The first {shown} of {pages} pages. Download the document to see all of them.
          </Trans>
        </p>
      )}
      <ol className="plain-list pages">
        {previews.map(({ number, width, height, path }) => (
          <li key={number}>
            <img src={path} width={width} height={height} loading="lazy" alt={t`Page ${number} of ${filename}`} />
            <p className="quiet" aria-hidden="true">
              {number}
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}

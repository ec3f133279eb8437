/** The first pages as pictures. Their words are told by the text view; the pictures load as they come into sight. */
import { Trans, useLingui } from '@lingui/react/macro';
import type { Document } from '../documentQuery';

type Props = { document: Pick<Document, 'filename' | 'pages' | 'previews' | 'previewsPending'> };

export function PagePictures({ document }: Props) {
  const { t } = useLingui();
  const { filename, pages, previews, previewsPending } = document;
  if (previews.length === 0 && !previewsPending) return null;
  const shown = previews.length;
  return (
    <section aria-labelledby="pages-heading" className="noprint">
      <h2 id="pages-heading">
        <Trans>Pages</Trans>
      </h2>
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
    </section>
  );
}

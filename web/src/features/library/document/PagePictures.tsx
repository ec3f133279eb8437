/** The pages of a document as far as there are pictures of them. Their words are told by the text view. */
import { Trans } from '@lingui/react/macro';
import { PageList, type Paged } from './PageList';

export function PagePictures({ document }: { document: Paged }) {
  if (document.previews.length === 0 && !document.previewsPending) return null;
  return (
    <section aria-labelledby="pages-heading" className="noprint">
      <h2 id="pages-heading">
        <Trans>Pages</Trans>
      </h2>
      <PageList document={document} />
    </section>
  );
}

/** Pictures among the documents, each with the words that say what it shows. */
import { Trans } from '@lingui/react/macro';
import type { Details } from './detailsFragment';

export type Shown = {
  id: string;
  filename: string;
  previews?: { number: number; width: number; height: number; path: string }[];
};

export function Pictures({ pictures, attachments }: { pictures: Details['pictures']; attachments: Shown[] }) {
  const shown = pictures.flatMap(({ attachmentId, alternativeText }) => {
    const document = attachments.find(({ id }) => id === attachmentId);
    const page = document?.previews?.find(({ number }) => number === 1);
    return document ? [{ document, page, alternativeText }] : [];
  });
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="pictures-heading">
      <h2 id="pictures-heading">
        <Trans>Pictures</Trans>
      </h2>
      {shown.map(({ document, page, alternativeText }) =>
        page ? (
          <img
            key={document.id}
            className="story-picture"
            src={page.path}
            width={page.width}
            height={page.height}
            alt={alternativeText}
            loading="lazy"
          />
        ) : (
          // While its picture is being made, its words stand for it.
          <p key={document.id}>
            {document.filename}: {alternativeText}
          </p>
        ),
      )}
    </section>
  );
}

/** What a draft says, as its readers will have it. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Suspense } from 'react';
import { sizeWords, typeWords } from '../../../ui/fileWords';
import { KindTag } from '../../../ui/KindTag';
import { Prose } from '../../../ui/Prose';
import { LazyDetails } from '../details/LazyDetails';
import type { PreviewedResource } from './previewQuery';

type Props = { resource: PreviewedResource; draft: NonNullable<PreviewedResource['draft']> };

export function AsReader({ resource, draft }: Props) {
  const { i18n } = useLingui();
  return (
    <section aria-labelledby="as-reader-heading" className="card">
      <p className="tags">
        <KindTag kind={resource.kind} topics={draft.topics} />
      </p>
      <h2 id="as-reader-heading">{draft.title || <Trans>No title yet</Trans>}</h2>
      <p className="facts">
        <span>
          {resource.department.name}, {resource.department.state}
        </span>
      </p>
      {draft.summary && <p className="lead">{draft.summary}</p>}
      {draft.attachments.length > 0 && (
        <>
          <h3>
            <Trans>Documents</Trans>
          </h3>
          <ul className="plain-list">
            {draft.attachments.map((file) => (
              <li className="file" key={file.id}>
                <Link to="/documents/$id" params={{ id: file.id }} search={{}} className="usa-link">
                  {file.filename}
                </Link>
                <p className="quiet">
                  {i18n._(typeWords(file.mediaType))}, {sizeWords(file.byteSize, i18n.locales)}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      {draft.bodyHtml && <Prose html={draft.bodyHtml} />}
      <Suspense fallback={null}>
        <LazyDetails part="body" version={draft} />
      </Suspense>
    </section>
  );
}

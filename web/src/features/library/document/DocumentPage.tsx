/** One document: what it is, its pages as pictures, its words, its fingerprint, and the way to download it. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Loading } from '../../../ui/Loading';
import { wantWords } from '../../../ui/locale';
import { NotFound } from '../../../ui/NotFound';
import { Notice } from '../../../ui/Notice';
import { sentence } from '../../../ui/sentence';
import { sizeWords, typeWords } from '../../../ui/fileWords';
import { usePageTitle } from '../../../ui/usePageTitle';
import type { Document } from '../documentQuery';
import { scanWords } from '../scanWords';
import { useDocument } from '../useDocument';
import { DocumentWords } from './DocumentWords';
import { Fingerprint } from './Fingerprint';
import { PagePictures } from './PagePictures';

/** For those who wrote it and for reviewers; their words come along, so that other readers need not load them. */
const OwnersFindings = lazy(async () => {
  const [{ OwnersFindings: component }] = await Promise.all([
    import('../findings/OwnersFindings'),
    wantWords('office'),
  ]);
  return { default: component };
});

const route = getRouteApi('/documents/$id');

export function DocumentPage() {
  const { id } = route.useParams();
  const { from, review } = route.useSearch();
  const { document, error, looked, lookAgain } = useDocument(id);
  if (looked && !document && !error) return <NotFound />;
  return (
    <div className="grid-container">
      {from && (
        <p>
          <Link to="/r/$slug" params={{ slug: from }} className="usa-link">
            <Trans>Back to the resource</Trans>
          </Link>
        </p>
      )}
      {review && (
        <p>
          <Link to="/reviews/$id" params={{ id: review }} className="usa-link">
            <Trans>Back to the review</Trans>
          </Link>
        </p>
      )}
      {document && <DocumentReading document={document} />}
      {!document && (error ? <FailureNotice error={error} onRetry={lookAgain} /> : <Loading />)}
    </div>
  );
}

export function DocumentReading({ document }: { document: Document }) {
  const { t, i18n } = useLingui();
  const { filename, state } = document;
  usePageTitle(filename);
  return (
    <>
      <h1 className="filename">{filename}</h1>
      <p className="facts">
        <span>{i18n._(typeWords(document.mediaType))}</span>
        {document.byteSize > 0 && <span>{sizeWords(document.byteSize, i18n.locales)}</span>}
        {document.pages !== null && (
          <span>
            <Plural value={document.pages} one="# page" other="# pages" />
          </span>
        )}
        <span>{i18n._(scanWords[document.scan])}</span>
        {document.downloads > 0 && (
          <span>
            <Plural value={document.downloads} one="Downloaded once" other="Downloaded # times" />
          </span>
        )}
      </p>
      {state === 'READY' && (
        <p className="noprint">
          <a href={document.downloadPath} className="usa-button" download={filename}>
            <Trans>Download {document.filename}</Trans>
          </a>
        </p>
      )}
      {state === 'REFUSED' && (
        <Notice tone="error" heading={t`This document was not accepted`}>
          <p>{sentence(document.refusal ?? '')}</p>
        </Notice>
      )}
      {(state === 'CHECKING' || state === 'UPLOADING') && (
        <Notice
          tone="info"
          heading={state === 'CHECKING' ? t`It is being checked` : t`It is not all here yet`}
          live="status"
        >
          <p>
            <Trans>This page shows it when it is ready.</Trans>
          </p>
        </Notice>
      )}
      {document.findings && state === 'READY' && (
        <Suspense fallback={null}>
          <OwnersFindings document={document} findings={document.findings} />
        </Suspense>
      )}
      {state === 'READY' && <PagePictures document={document} />}
      {state === 'READY' && <DocumentWords id={document.id} />}
      {document.sha256 && <Fingerprint sha256={document.sha256} />}
    </>
  );
}

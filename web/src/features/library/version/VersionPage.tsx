/** One version of a resource, for ever: what it said, its documents, and whether it is still the newest. */
import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useQuery } from 'urql';
import { DateText } from '../../../ui/DateText';
import { FailureNotice } from '../../../ui/FailureNotice';
import { KindTag } from '../../../ui/KindTag';
import { Loading } from '../../../ui/Loading';
import { NotFound } from '../../../ui/NotFound';
import { Prose } from '../../../ui/Prose';
import { usePageTitle } from '../../../ui/usePageTitle';
import { AttachmentList } from '../AttachmentList';
import { Citation } from '../Citation';
import { isGone, isPast } from '../lifecycleWords';
import { LazyDetails } from '../details/LazyDetails';
import { GonePage } from '../GonePage';
import { ReaderNotice } from '../ReaderNotice';
import { ResourceFacts } from '../ResourceFacts';
import { VersionNotice } from './VersionNotice';
import { VersionQuery, type Version, type VersionAnswer, type VersionOf } from './versionQuery';

const route = getRouteApi('/r/$slug/v/$number');

export function VersionPage() {
  const { slug, number: written } = route.useParams();
  // No version has the number 0: what is no number, or another spelling of one, leads nowhere.
  const read = Number(written);
  const number = Number.isInteger(read) && read < 2 ** 31 && String(read) === written ? read : 0;
  const [{ data, error }, ask] = useQuery({ query: VersionQuery, variables: { slug, number } });
  if (error || !data) {
    return (
      <div className="grid-container">
        {error ? <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} /> : <Loading />}
      </div>
    );
  }
  const { resource, notice } = data;
  if (resource?.version) return <VersionReading answer={data} resource={resource} version={resource.version} />;
  return !resource && notice && isGone(notice.status) ? <GonePage notice={notice} /> : <NotFound />;
}

export function VersionReading(props: {
  answer: Pick<VersionAnswer, 'notice' | 'values' | 'standards'>;
  resource: Omit<VersionOf, 'version'>;
  version: Version;
}) {
  const { answer, resource, version } = props;
  const { t } = useLingui();
  usePageTitle(t`${version.title} (version ${version.number})`);
  const { department, slug } = resource;
  return (
    <div className="grid-container">
      <p className="tags">
        <KindTag kind={resource.kind} topics={version.topics} />
      </p>
      <h1>{version.title}</h1>
      <p className="facts">
        <span>
          {department.name}, {department.state}
        </span>
        {version.publishedAt && (
          <span>
            <Trans>
              Version {version.number}, published <DateText value={version.publishedAt} />
            </Trans>
          </span>
        )}
      </p>
      {answer.notice && <ReaderNotice notice={answer.notice} />}
      <VersionNotice
        slug={slug}
        version={version}
        newest={resource.currentVersion?.number ?? null}
        last={answer.notice !== null && isPast(answer.notice.status)}
      />
      <div className="split split--aside-last">
        <div>
          {version.summary && <p className="lead">{version.summary}</p>}
          <Suspense fallback={null}>
            <LazyDetails part="head" version={version} />
          </Suspense>
          {version.attachments.length > 0 && (
            <section aria-labelledby="documents-heading">
              <h2 id="documents-heading">
                <Trans>Documents</Trans>
              </h2>
              <AttachmentList
                attachments={version.attachments}
                from={slug}
                version={version.number}
                archivePath={version.archivePath}
              />
            </section>
          )}
          {version.bodyHtml && <Prose html={version.bodyHtml} />}
          <Suspense fallback={null}>
            <LazyDetails part="body" version={version} />
          </Suspense>
          <section aria-labelledby="changed-heading">
            <h2 id="changed-heading">
              <Trans>What changed in this version</Trans>
            </h2>
            {version.corrects && (
              <p>
                <Trans>This version mends a mistake in the one before.</Trans>
              </p>
            )}
            <p>{version.changeNote}</p>
          </section>
          <Citation slug={slug} title={version.title} department={department} version={version} />
        </div>
        <ResourceFacts
          resource={{ ...version, department, languages: [version.language] }}
          values={answer.values}
          standards={answer.standards}
        />
      </div>
    </div>
  );
}

/** One resource to read, download and cite; or, once it is taken away from its readers, who did so and why. */
import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useQuery } from 'urql';
import { DateText } from '../../ui/DateText';
import { FailureNotice } from '../../ui/FailureNotice';
import { KindTag } from '../../ui/KindTag';
import { Loading } from '../../ui/Loading';
import { wantWords } from '../../ui/locale';
import { NotFound } from '../../ui/NotFound';
import { Notice } from '../../ui/Notice';
import { Prose } from '../../ui/Prose';
import { usePageTitle } from '../../ui/usePageTitle';
import { UsesSection } from '../adoption/UsesSection';
import { WrongResource } from '../moderation/WrongResource';
import { AttachmentList } from './AttachmentList';
import { Citation } from './Citation';
import { CorrectedNotice } from './CorrectedNotice';
import { LazyDetails } from './details/LazyDetails';
import { GonePage } from './GonePage';
import { isGone, worksOnIt } from './lifecycleWords';
import { ReaderNotice } from './ReaderNotice';
import { ResourceFacts } from './ResourceFacts';
import type { ResourceNotice } from './noticeFragment';
import { ResourceQuery, type Resource } from './resourceQuery';
import { StatusBadge } from './StatusBadge';
import { VersionList } from './VersionList';

const route = getRouteApi('/r/$slug');

/** Only for those who work on it: readers do not load it, nor its words. */
const LifePanel = lazy(async () => {
  const [panel] = await Promise.all([import('./life/LifePanel'), wantWords('office')]);
  return { default: panel.LifePanel };
});

/** Endorsement and collections, asked for apart too. */
const ResourceCuration = lazy(async () => {
  const [part] = await Promise.all([import('../collections/ResourceCuration'), wantWords('places')]);
  return { default: part.ResourceCuration };
});

/** They stand last and are asked for apart: the page does not wait for them. */
const SimilarResources = lazy(async () => ({ default: (await import('./SimilarResources')).SimilarResources }));

/** Only where something was decided. */
const DecisionsSection = lazy(async () => {
  const [section] = await Promise.all([import('../moderation/open/DecisionsSection'), wantWords('moderation')]);
  return { default: section.DecisionsSection };
});

export function ResourcePage() {
  const { slug } = route.useParams();
  const [{ data, error }, ask] = useQuery({ query: ResourceQuery, variables: { slug } });
  if (error) {
    return (
      <div className="grid-container">
        <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />
      </div>
    );
  }
  if (!data) {
    return (
      <div className="grid-container">
        <Loading />
      </div>
    );
  }
  const { resource, notice } = data;
  if (resource)
    return <ResourceReading resource={resource} notice={notice} values={data.values} standards={data.standards} />;
  return notice && isGone(notice.status) ? <GonePage notice={notice} /> : <NotFound />;
}

type Named = { slug: string; name: string };

type Reading = { resource: Resource; notice: ResourceNotice | null; values: Named[]; standards: Named[] };

function ResourceReading({ resource, notice, values, standards }: Reading) {
  const { t } = useLingui();
  usePageTitle(resource.title);
  const version = resource.currentVersion;
  const mayEdit = resource.viewerActions.includes('EDIT');
  const isWorker = worksOnIt(resource.viewerActions);
  return (
    <div className="grid-container">
      <p className="tags">
        <KindTag kind={resource.kind} topics={resource.topics} />
        {(isWorker || resource.status !== 'PUBLISHED') && (
          <StatusBadge status={resource.status} nextStatus={resource.nextStatus} />
        )}
      </p>
      <h1>{resource.title}</h1>
      <p className="facts">
        <span>
          {resource.department.name}, {resource.department.state}
        </span>
        {version?.publishedAt && (
          <span>
            <Trans>
              Version {version.number}, published <DateText value={version.publishedAt} />
            </Trans>
          </span>
        )}
      </p>
      {mayEdit && (
        <p className="noprint">
          <Link to="/publish/$slug" params={{ slug: resource.slug }} className="usa-button usa-button--outline">
            {version ? <Trans>Write a new version</Trans> : <Trans>Keep writing</Trans>}
          </Link>
        </p>
      )}
      {isWorker && (
        <Suspense fallback={null}>
          <LifePanel resource={resource} />
        </Suspense>
      )}
      {notice && <ReaderNotice notice={notice} />}
      <CorrectedNotice version={version} />
      {!version && (
        <Notice tone="info" heading={t`Not published yet`}>
          <p>
            <Trans>Only people who may work on this resource can see this page.</Trans>{' '}
            <Link to="/publish/$slug/preview" params={{ slug: resource.slug }} className="usa-link">
              <Trans>See all of it, as its readers will</Trans>
            </Link>
          </p>
        </Notice>
      )}
      <div className="split split--aside-last">
        <div>
          {resource.summary && <p className="lead">{resource.summary}</p>}
          {version && (
            <Suspense fallback={null}>
              <LazyDetails part="head" version={version} />
            </Suspense>
          )}
          {version && version.attachments.length > 0 && (
            <section aria-labelledby="documents-heading">
              <h2 id="documents-heading">
                <Trans>Documents</Trans>
              </h2>
              <AttachmentList
                attachments={version.attachments}
                from={resource.slug}
                version={version.number}
                archivePath={version.archivePath}
              />
            </section>
          )}
          {resource.bodyHtml && <Prose html={resource.bodyHtml} />}
          {version && (
            <Suspense fallback={null}>
              <LazyDetails part="body" version={version} />
              <ResourceCuration id={resource.id} />
            </Suspense>
          )}
          {version && <UsesSection resource={resource} />}
          {resource.versions.edges.length > 0 && <VersionList slug={resource.slug} versions={resource.versions} />}
          {resource.decisions.length > 0 && (
            <Suspense fallback={null}>
              <DecisionsSection decisions={resource.decisions} />
            </Suspense>
          )}
          {version && (
            <Citation slug={resource.slug} title={resource.title} department={resource.department} version={version} />
          )}
          {version && !isWorker && <WrongResource resource={resource} />}
          {version && (
            <Suspense fallback={null}>
              <SimilarResources id={resource.id} />
            </Suspense>
          )}
        </div>
        <ResourceFacts resource={resource} values={values} standards={standards} />
      </div>
    </div>
  );
}

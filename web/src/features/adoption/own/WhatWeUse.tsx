/** What one's own office uses of others, for its members: also what was withdrawn since, and what it used before. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useNews, type Tell } from '../../../ui/useNews';
import { isGone, isPast } from '../../library/lifecycleWords';
import { NoticeText } from '../../library/NoticeText';
import { StatusBadge } from '../../library/StatusBadge';
import { intentWords, statusWords } from './adoptionWords';
import { StopUsing } from './StopUsing';
import type { UsedThing } from './usedThing';

type List = { totalCount: number; edges: { node: UsedThing }[] };

export function WhatWeUse({ now, before }: { now: List; before: List }) {
  const [news, tell, hush] = useNews();
  const more = now.totalCount - now.edges.length;
  return (
    <section aria-labelledby="we-use-heading" onSubmitCapture={hush}>
      <h2 id="we-use-heading">
        <Trans>What we use</Trans>
      </h2>
      {news}
      {now.edges.length === 0 && (
        <p>
          <Trans>
            Nothing yet. Open something that another office made and choose “Use this in our office”: then you hear of
            new versions.
          </Trans>
        </p>
      )}
      <Things list={now} onDone={tell} />
      {more > 0 && (
        <p className="quiet">
          <Trans>And {more} more.</Trans>
        </p>
      )}
      {before.edges.length > 0 && (
        <details>
          <summary>
            <Trans>What we used before</Trans>
          </summary>
          <Things list={before} onDone={tell} />
        </details>
      )}
    </section>
  );
}

function Things({ list, onDone }: { list: List; onDone: Tell }) {
  if (list.edges.length === 0) return null;
  return (
    <ul className="plain-list">
      {list.edges.map(({ node }) => (
        <Thing key={node.id} use={node} onDone={onDone} />
      ))}
    </ul>
  );
}

function Thing({ use, onDone }: { use: UsedThing; onDone: Tell }) {
  const { i18n } = useLingui();
  const { resource, report, status } = use;
  if (!report) return null;
  const gone = use.notice && isGone(use.notice.status) ? use.notice : null;
  const past = gone ?? (resource && isPast(resource.status) ? resource : null);
  const newest = resource?.currentVersion?.number ?? 0;
  const newer = status !== 'RETIRED' && newest > report.versionNumber;
  return (
    <li className="result">
      <h3>
        {resource ? (
          <Link to="/r/$slug" params={{ slug: resource.slug }} className="usa-link">
            {report.title}
          </Link>
        ) : (
          report.title
        )}
      </h3>
      {!resource && !gone && (
        <p>
          <Trans>It is no longer shared with you. Ask the office that made it before you go on using your copy.</Trans>
        </p>
      )}
      <div className="facts">
        <span>{i18n._(statusWords[status])}</span>
        {past && (
          <span>
            <StatusBadge status={past.status} />
          </span>
        )}
        <span>
          <Trans>Version {report.versionNumber}</Trans>
        </span>
        {newer && (
          <span>
            <strong>
              <Trans>Version {newest} is out.</Trans>
            </strong>
          </span>
        )}
        {status !== 'RETIRED' && <span>{i18n._(intentWords[report.intent])}</span>}
        {resource && (
          <span>
            {resource.department.name}, {resource.department.state}
          </span>
        )}
      </div>
      {gone && <NoticeText notice={gone} />}
      {(gone || !resource) && use.canChange && status !== 'RETIRED' && (
        <StopUsing adoptionId={use.id} report={report} onDone={onDone} />
      )}
    </li>
  );
}

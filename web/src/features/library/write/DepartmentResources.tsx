/** The department's own resources with what state each is in, newest work first. */
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ResultOf } from '../../../gql';
import { DateText } from '../../../ui/DateText';
import { KindTag } from '../../../ui/KindTag';
import { useUnanswered, type Decided } from './decisionsQuery';
import type { LifeFacts } from '../life/lifeQuery';
import { NextStep } from '../life/NextStep';
import type { MyResourcesQuery } from './publishQuery';
import { StatusBadge } from '../StatusBadge';

function ReviewAnswer({ review }: { review: Decided | undefined }) {
  if (!review) return null;
  return (
    <p>
      <strong>{review.state === 'CHANGES_ASKED' ? <Trans>Changes asked for:</Trans> : <Trans>Declined:</Trans>}</strong>{' '}
      {review.reason}
    </p>
  );
}

export function DepartmentResources({ resources }: { resources: ResultOf<typeof MyResourcesQuery>['resources'] }) {
  const answers = useUnanswered();
  // While it is being read again, the earlier answer is history.
  const answerTo = (resource: LifeFacts) => (resource.openReview ? undefined : answers.get(resource.id));
  return (
    <section aria-labelledby="mine-heading">
      <h2 id="mine-heading">
        <Trans>My department’s resources</Trans>
      </h2>
      {resources.edges.length === 0 && (
        <p>
          <Trans>None so far. The first one is started above.</Trans>
        </p>
      )}
      <ul className="plain-list">
        {resources.edges.map(({ node }) => (
          <li className="file" key={node.id}>
            <Link to="/publish/$slug" params={{ slug: node.slug }} className="usa-link">
              {node.draft?.title || node.title}
            </Link>
            <p className="facts">
              <span>
                <StatusBadge status={node.status} nextStatus={node.nextStatus} />
              </span>
              <span>
                <KindTag kind={node.kind} topics={node.topics} />
              </span>
              <span>
                {node.department.name}, {node.department.state}
              </span>
              <span>
                <Trans>
                  Changed <DateText value={node.draft?.savedAt ?? node.updatedAt} />
                </Trans>
              </span>
            </p>
            <ReviewAnswer review={answerTo(node)} />
            <NextStep life={node} title={node.draft?.title || node.title} />
          </li>
        ))}
      </ul>
      {resources.pageInfo.hasNextPage && (
        <p className="quiet">
          <Trans>
            The newest {resources.edges.length} of {resources.totalCount} are shown; the search finds the others.
          </Trans>
        </p>
      )}
    </section>
  );
}

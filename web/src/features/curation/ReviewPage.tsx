/** One review request: the version as its readers would see it, beside it claiming and deciding. */
import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { DateText } from '../../ui/DateText';
import { FailureNotice } from '../../ui/FailureNotice';
import { KindTag } from '../../ui/KindTag';
import { reachWords, type Reach } from '../../ui/kinds';
import { Loading } from '../../ui/Loading';
import { NotFound } from '../../ui/NotFound';
import { serverHtml } from '../../ui/serverHtml';
import { usePageTitle } from '../../ui/usePageTitle';
import { useViewer } from '../directory/viewer';
import { ReviewedDocuments } from '../library/findings/ReviewedDocuments';
import { ModerationCase } from '../moderation/review/ModerationCase';
import { ReviewPanel } from './ReviewPanel';
import { isOpen, reachOf, ReviewQuery, type Review } from './reviewQuery';

const route = getRouteApi('/reviews/$id');

export function ReviewPage() {
  const { id } = route.useParams();
  const [{ data, error }, ask] = useQuery({
    query: ReviewQuery,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  if (error || !data) {
    return (
      <div className="grid-container">
        {error ? <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} /> : <Loading />}
      </div>
    );
  }
  if (data.node?.__typename !== 'ReviewRequest') return <NotFound />;
  return <ReviewReading review={data.node} ownReach={data.publishingRules.ownReach} />;
}

function ReviewReading({ review, ownReach }: { review: Review; ownReach: Reach }) {
  const { t, i18n } = useLingui();
  const { viewer } = useViewer();
  const { version, department, resource } = review;
  usePageTitle(t`Review: ${version.title}`);
  return (
    <div className="grid-container">
      <p>
        {viewer?.allianceRole ? (
          <Link to="/reviews" search={{}} className="usa-link">
            <Trans>All reviews</Trans>
          </Link>
        ) : (
          <Link to="/publish" className="usa-link">
            <Trans>To my department’s resources</Trans>
          </Link>
        )}
      </p>
      <p className="tags">
        <KindTag kind={resource.kind} topics={resource.topics} />
      </p>
      <h1>{version.title}</h1>
      <p className="facts">
        <span>
          <Link to="/d/$" params={{ _splat: department.ocdId }} className="usa-link">
            {department.name}, {department.stateName}
          </Link>
        </span>
        <span>
          <Trans>
            Sent <DateText value={review.submittedAt} />
          </Trans>
          {review.submittedBy && ` · ${review.submittedBy.name}`}
        </span>
        {review.sentOnAt && (
          <span>
            <Trans>
              Sent on to the Alliance <DateText value={review.sentOnAt} />
            </Trans>
            {review.sentOnBy && ` · ${review.sentOnBy.name}`}
          </span>
        )}
        <span>
          <Trans>To be read by: {i18n._(reachWords[reachOf(review)])}</Trans>
        </span>
      </p>
      <div className="split split--aside-last">
        <div>
          {review.kind !== 'PUBLICATION' && <ModerationCase review={review} />}
          {version.summary && <p className="lead">{version.summary}</p>}
          <h2>
            <Trans>What changed</Trans>
          </h2>
          <p>{version.changeNote}</p>
          {version.attachments.length > 0 && (
            <ReviewedDocuments
              documents={version.attachments}
              reviewId={isOpen(review) ? review.id : undefined}
              publishedAs={review.state === 'APPROVED' ? resource.slug : undefined}
            />
          )}
          {version.bodyHtml && (
            <>
              <h2>
                <Trans>Text</Trans>
              </h2>
              <div className="prose" dangerouslySetInnerHTML={serverHtml(version.bodyHtml)} />
            </>
          )}
        </div>
        <ReviewPanel review={review} ownReach={ownReach} />
      </div>
    </div>
  );
}

/** What a review is about: the title of the version, whose it is, who sent it when, and who will read it. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { DateText } from '../../ui/DateText';
import { KindTag } from '../../ui/KindTag';
import { reachWords } from '../../ui/kinds';
import { WaitingTime } from './queue/WaitingTime';
import { reachOf, type Review } from './reviewQuery';

export function ReviewHead({ review }: { review: Review }) {
  const { i18n } = useLingui();
  const { version, department, resource } = review;
  return (
    <>
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
        {review.age && (
          <span>
            <Trans>Waiting:</Trans> <WaitingTime age={review.age} since={review.waitingSince} />
          </span>
        )}
        <span>
          <Trans>To be read by: {i18n._(reachWords[reachOf(review)])}</Trans>
        </span>
      </p>
    </>
  );
}

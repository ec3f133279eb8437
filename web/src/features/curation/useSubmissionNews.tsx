/** Tells the publisher what came of a decision for the office: published, sent on to the Alliance, or back with who wrote it. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { Tell } from '../../ui/useNews';
import type { Review } from './reviewQuery';

export function useSubmissionNews(review: Review, tell: Tell) {
  const { t } = useLingui();
  const toResources = (
    <p>
      <Link to="/publish" className="usa-link">
        <Trans>To my department’s resources</Trans>
      </Link>
    </p>
  );
  return (state: Review['state']) => {
    if (state === 'CHANGES_ASKED')
      return tell(
        t`Sent back`,
        <>
          <p>
            <Trans>Who wrote it sees your words on their Publish page.</Trans>
          </p>
          {toResources}
        </>,
      );
    if (state === 'APPROVED')
      return tell(
        t`Approved and published`,
        <p>
          <Link to="/r/$slug" params={{ slug: review.resource.slug }} className="usa-link">
            <Trans>See the page</Trans>
          </Link>
        </p>,
      );
    return tell(
      t`Approved and sent on to the Alliance`,
      <>
        <p>
          <Trans>An Alliance reviewer reads it next and gives a reason for the decision.</Trans>
        </p>
        {toResources}
      </>,
    );
  };
}

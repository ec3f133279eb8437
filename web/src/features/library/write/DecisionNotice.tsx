/** What was said of the last version that was sent, above the draft that answers it: by the office's publisher, or the Alliance. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { DateText } from '../../../ui/DateText';
import { Notice } from '../../../ui/Notice';
import { AskedChanges } from './AskedChanges';
import type { Decided } from './decisionsQuery';

export function DecisionNotice({ review }: { review: Decided }) {
  const { t } = useLingui();
  const asked = review.state === 'CHANGES_ASKED';
  const heading = review.beforeAlliance ? t`The reviewer asked for changes` : t`Your office’s publisher sent it back`;
  return (
    <>
      <Notice tone="warning" heading={asked ? heading : t`The reviewer declined this version`}>
        <p>{review.reason}</p>
        <p>
          {review.decidedBy && `${review.decidedBy.name}, `}
          {review.decidedAt && <DateText value={review.decidedAt} />}
        </p>
        <p>
          <Link to="/reviews/$id" params={{ id: review.id }} className="usa-link">
            <Trans>See the whole review</Trans>
          </Link>
        </p>
      </Notice>
      {asked && <AskedChanges reviewId={review.id} />}
    </>
  );
}

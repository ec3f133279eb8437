/** What was said of the last version that was sent, above the draft that answers it: by the office's publisher, or the Alliance. */
import { useLingui } from '@lingui/react/macro';
import { DateText } from '../../../ui/DateText';
import { Notice } from '../../../ui/Notice';
import { isByOffice, type Decided } from './decisionsQuery';

export function DecisionNotice({ review }: { review: Decided }) {
  const { t } = useLingui();
  const asked = review.state === 'CHANGES_ASKED';
  const heading = isByOffice(review) ? t`Your office’s publisher sent it back` : t`The reviewer asked for changes`;
  return (
    <Notice tone="warning" heading={asked ? heading : t`The reviewer declined this version`}>
      <p>{review.reason}</p>
      <p>
        {review.decidedBy && `${review.decidedBy.name}, `}
        {review.decidedAt && <DateText value={review.decidedAt} />}
      </p>
    </Notice>
  );
}

/** What the reviewer said of the last version that was sent, above the draft that answers it. */
import { Trans, useLingui } from '@lingui/react/macro';
import { DateText } from '../../ui/DateText';
import { Notice } from '../../ui/Notice';
import type { Decided } from './decisionsQuery';

export function DecisionNotice({ review }: { review: Decided }) {
  const { t } = useLingui();
  const asked = review.state === 'CHANGES_ASKED';
  return (
    <Notice tone="warning" heading={asked ? t`The reviewer asked for changes` : t`The reviewer declined this version`}>
      <p>{review.reason}</p>
      <p>
        {review.decidedBy && `${review.decidedBy.name}, `}
        {review.decidedAt && <DateText value={review.decidedAt} />}
      </p>
      {asked && (
        <p>
          <Trans>Change what is asked for, then submit it again.</Trans>
        </p>
      )}
    </Notice>
  );
}

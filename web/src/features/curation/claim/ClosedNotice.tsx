/** A review request that is closed: what was decided, why, and by whom. */
import { useLingui } from '@lingui/react/macro';
import { Notice } from '../../../ui/Notice';
import { decisionWords, type OpenState } from '../decisionWords';
import type { Review } from '../reviewQuery';

export function ClosedNotice({ review }: { review: Review }) {
  const { i18n } = useLingui();
  const state = review.state as Exclude<Review['state'], OpenState>;
  return (
    <Notice tone="info" heading={i18n._(decisionWords[state])}>
      <p>{review.reason}</p>
      <p>{review.decidedBy?.name}</p>
    </Notice>
  );
}

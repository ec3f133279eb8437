/** A review request that is closed: what was decided, why, and by whom. */
import { useLingui } from '@lingui/react/macro';
import { Notice } from '../../../ui/Notice';
import { endWords } from '../../moderation/open/requestWords';
import { decisionWords, type ReviewEnd } from '../decisionWords';
import type { Review } from '../reviewQuery';

export function ClosedNotice({ review }: { review: Review }) {
  const { i18n } = useLingui();
  const heading =
    review.kind === 'PUBLICATION' ? decisionWords[review.state as ReviewEnd] : endWords(review.kind, review.state);
  return (
    <Notice tone="info" heading={i18n._(heading)}>
      <p>{review.reason}</p>
      <p>{review.decidedBy?.name}</p>
    </Notice>
  );
}

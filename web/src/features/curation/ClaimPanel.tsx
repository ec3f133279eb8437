/** The working side of an Alliance review: claim it, so that no two people do the same work; then decide. */
import { Trans, useLingui } from '@lingui/react/macro';
import type { CombinedError } from '@urql/core';
import { useState } from 'react';
import { useMutation } from 'urql';
import { FailureNotice } from '../../ui/FailureNotice';
import { Notice } from '../../ui/Notice';
import { sentence } from '../../ui/sentence';
import { useViewer } from '../directory/viewer';
import { ModerationForm } from '../moderation/review/ModerationForm';
import { DecisionForm } from './DecisionForm';
import { ClaimReview, isOpen, type Review } from './reviewQuery';

type Claim = Pick<Review, 'state' | 'claimedBy' | 'claimedUntil'>;

/**
 * Whether the answer to a claim says more than the page. A question that is under way when the claim arrives is not asked
 * anew (urql keeps one of a kind), and may come back with what was before.
 */
const isNewer = (claim: Claim, asked: Review) =>
  isOpen(asked) && new Date(claim.claimedUntil ?? 0).getTime() > new Date(asked.claimedUntil ?? 0).getTime();

export function ClaimPanel({ review: asked }: { review: Review }) {
  const { t, i18n } = useLingui();
  const { viewer } = useViewer();
  const [{ fetching }, claim] = useMutation(ClaimReview);
  const [openedAt] = useState(Date.now);
  const [taken, setTaken] = useState<string | null>(null);
  const [claimed, setClaimed] = useState<Claim | null>(null);
  const [failure, setFailure] = useState<CombinedError | null>(null);
  const review = { ...asked, ...(claimed && isNewer(claimed, asked) ? claimed : null) };
  const mine = review.claimedBy !== null && review.claimedBy.id === viewer?.person?.id;

  const take = async () => {
    setTaken(null);
    setFailure(null);
    const { data, error } = await claim({ input: { reviewRequestId: review.id } });
    if (!data) return setFailure(error!);
    const { state, claimedBy, claimedUntil } = data.claimReview.reviewRequest;
    setClaimed({ state, claimedBy, claimedUntil });
    if (data.claimReview.__typename === 'ReviewTaken') setTaken(sentence(data.claimReview.message));
  };

  const until =
    review.claimedUntil &&
    new Intl.DateTimeFormat(i18n.locale, { timeStyle: 'short' }).format(new Date(review.claimedUntil));
  const holder = review.claimedBy?.name;
  // A claim that has run out leaves the review open to others; the server decides if two reach for it.
  const held = !mine && review.claimedUntil !== null && new Date(review.claimedUntil).getTime() > openedAt;
  return (
    <aside className="card" aria-labelledby="decide-heading">
      <h2 id="decide-heading">
        <Trans>Your review</Trans>
      </h2>
      {taken && (
        <Notice tone="warning" heading={t`Somebody else has it`} level="h3" live="alert">
          {taken}
        </Notice>
      )}
      {failure && <FailureNotice error={failure} live="alert" onRetry={() => void take()} />}
      {mine ? (
        <>
          <p role="status">
            <Trans>You hold this review until {until}.</Trans>
          </p>
          {review.kind === 'PUBLICATION' ? <DecisionForm review={review} /> : <ModerationForm review={review} />}
        </>
      ) : (
        <>
          {held && holder && (
            <p>
              <Trans>
                {holder} holds this review until {until}.
              </Trans>
            </p>
          )}
          {!held && review.viewerActions.includes('CLAIM') && (
            <>
              <p>
                <Trans>Claim it first: then nobody else decides it while you read.</Trans>
              </p>
              <button type="button" className="usa-button" aria-disabled={fetching} onClick={() => void take()}>
                <Trans>Claim this review</Trans>
              </button>
            </>
          )}
        </>
      )}
    </aside>
  );
}

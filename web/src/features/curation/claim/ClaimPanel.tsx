/** The working side of an Alliance review: claim it, so that no two people do the same work; then answer, advise or decide. */
import { Trans, useLingui } from '@lingui/react/macro';
import type { CombinedError } from '@urql/core';
import { useRef, useState, type ReactNode } from 'react';
import { useMutation } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Notice } from '../../../ui/Notice';
import { TimeText } from '../../../ui/TimeText';
import { useViewer } from '../../directory/viewer';
import type { KeptPassages } from '../passages/usePassages';
import { ClaimReview } from '../reviewOrders';
import type { Review, Step } from '../reviewQuery';
import { HeldPanel } from './HeldPanel';
import { isHolder } from './isHolder';

type Props = { review: Review; passages: KeptPassages; onStep: (step: Step) => void };

export function ClaimPanel({ review, passages, onStep }: Props) {
  const { t } = useLingui();
  const { viewer } = useViewer();
  const [{ fetching }, claim] = useMutation(ClaimReview);
  const [openedAt] = useState(Date.now);
  const [lost, setLost] = useState<{ heading: string; message: string; again: boolean } | null>(null);
  const [failure, setFailure] = useState<CombinedError | null>(null);
  const head = useRef<HTMLHeadingElement>(null);
  const mine = isHolder(review, viewer?.person?.id);

  const take = async () => {
    setLost(null);
    setFailure(null);
    const { data, error } = await claim({ input: { reviewRequestId: review.id } });
    if (!data) return setFailure(error!);
    const outcome = data.claimReview;
    onStep(outcome.reviewRequest);
    if (outcome.__typename === 'ReviewTaken')
      return setLost({
        heading: t`Somebody else has it`,
        message: t`Somebody else is reviewing this, or it is decided already.`,
        again: false,
      });
    // The button that was pressed is gone.
    head.current?.focus();
  };
  const tellNotYours = (step: Step) => {
    onStep(step);
    setLost({
      heading: t`This review is not yours any more`,
      message: t`You do not hold this review, or it is decided already. Claim it first.`,
      again: isHolder(step, viewer?.person?.id),
    });
  };

  const claimButton = (words: ReactNode) => (
    <button type="button" className="usa-button" aria-disabled={fetching} onClick={() => void take()}>
      {words}
    </button>
  );
  // A claim that has run out leaves the review open to others; the server decides if two reach for it.
  const held = !mine && review.claimedUntil !== null && new Date(review.claimedUntil).getTime() > openedAt;
  return (
    <aside className="card" aria-labelledby="decide-heading">
      <h2 id="decide-heading" ref={head} tabIndex={-1}>
        <Trans>Your review</Trans>
      </h2>
      {lost && (
        <Notice tone="warning" heading={lost.heading} level="h3" live="alert">
          <p>{lost.message}</p>
          {lost.again && claimButton(<Trans>Claim it again</Trans>)}
        </Notice>
      )}
      {failure && <FailureNotice error={failure} live="alert" onRetry={() => void take()} />}
      {mine && <HeldPanel review={review} passages={passages} onStep={onStep} onNotYours={tellNotYours} />}
      {held && review.claimedBy && review.claimedUntil && (
        <p>
          <Trans>
            {review.claimedBy.name} holds this review until <TimeText value={review.claimedUntil} />.
          </Trans>
        </p>
      )}
      {!mine && !held && review.viewerActions.includes('CLAIM') && (
        <>
          <p>
            <Trans>Claim it first: then nobody else decides it while you read.</Trans>
          </p>
          {claimButton(<Trans>Claim this review</Trans>)}
        </>
      )}
    </aside>
  );
}

/** What the viewer can do with a review request beside its version: approve it for the office, claim it, take it back, or wait. */
import { useState } from 'react';
import type { Reach } from '../../ui/kinds';
import { useNews, type Tell } from '../../ui/useNews';
import { useViewer } from '../directory/viewer';
import { ClaimPanel } from './claim/ClaimPanel';
import { ClosedNotice } from './claim/ClosedNotice';
import { OfficePanel } from './OfficePanel';
import type { KeptPassages } from './passages/usePassages';
import { isOpen, type Review, type Step } from './reviewQuery';
import { WaitingPanel } from './WaitingPanel';

type Props = { review: Review; ownReach: Reach; passages: KeptPassages; onStep: (step: Step) => void };

export function ReviewPanel({ review, ownReach, passages, onStep }: Props) {
  const { viewer } = useViewer();
  const [news, tell] = useNews();
  // The page may have been asked for before the move, and show for a moment what was before it.
  const [left, setLeft] = useState<Review['state'] | null>(null);
  const tellMoved: Tell = (...news) => {
    setLeft(review.state);
    tell(...news);
  };
  const may = (action: Review['viewerActions'][number]) => review.viewerActions.includes(action);
  const mine = review.claimedBy !== null && review.claimedBy.id === viewer?.person?.id;
  const forStaff = review.state !== 'SUBMITTED' && (may('CLAIM') || mine || Boolean(viewer?.allianceRole));

  const panel = () => {
    if (review.state === left) return null;
    if (!isOpen(review)) return <ClosedNotice review={review} />;
    if (may('APPROVE_FOR_DEPARTMENT') || may('SEND_BACK'))
      return <OfficePanel review={review} ownReach={ownReach} onMoved={tellMoved} onRefused={tell} />;
    if (forStaff) return <ClaimPanel review={review} passages={passages} onStep={onStep} />;
    return <WaitingPanel review={review} onMoved={tellMoved} onRefused={tell} />;
  };
  return (
    <>
      {news}
      {panel()}
    </>
  );
}

/** What the viewer can do with a review request beside its version: approve it for the office, claim it, take it back, or wait. */
import { useState } from 'react';
import type { Reach } from '../../ui/kinds';
import { useNews, type Tell } from '../../ui/useNews';
import { useViewer } from '../directory/viewer';
import { ClaimPanel } from './ClaimPanel';
import { ClosedNotice } from './ClosedNotice';
import { OfficePanel } from './OfficePanel';
import { isOpen, type Review } from './reviewQuery';
import { WaitingPanel } from './WaitingPanel';

type Props = { review: Review; ownReach: Reach };

export function ReviewPanel({ review, ownReach }: Props) {
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
    if (forStaff) return <ClaimPanel review={review} />;
    return <WaitingPanel review={review} onMoved={tellMoved} onRefused={tell} />;
  };
  return (
    <div>
      {news}
      {panel()}
    </div>
  );
}

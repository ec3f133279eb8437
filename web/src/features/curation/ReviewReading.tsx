/** One review in the making or over: the version, and beside it what the viewer can do; below, what was done and said so far. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import type { Reach } from '../../ui/kinds';
import { usePageTitle } from '../../ui/usePageTitle';
import { useViewer } from '../directory/viewer';
import { ModerationCase } from '../moderation/review/ModerationCase';
import { ChecklistAnswers } from './checks/ChecklistAnswers';
import { isHolder } from './claim/isHolder';
import type { Named } from './facts/factRows';
import { PassageNotes } from './passages/PassageNotes';
import { usePassages } from './passages/usePassages';
import { ReviewedVersion } from './ReviewedVersion';
import { ReviewHead } from './ReviewHead';
import { ReviewPanel } from './ReviewPanel';
import type { Review } from './reviewQuery';
import { RoundBefore } from './round/RoundBefore';
import { Timeline } from './timeline/Timeline';
import { useProgress } from './useProgress';

type Props = {
  review: Review;
  ownReach: Reach;
  /** The names of values and standards. */
  names: Named[];
};

export function ReviewReading({ review: asked, ownReach, names }: Props) {
  const { t } = useLingui();
  const { viewer } = useViewer();
  const { review, learn, say } = useProgress(asked);
  const passages = usePassages(review.id);
  const text = useRef<HTMLDivElement>(null);
  const mine = isHolder(review, viewer?.person?.id);
  const isPublication = review.kind === 'PUBLICATION';
  usePageTitle(t`Review: ${review.version.title}`);
  return (
    <div className="grid-container">
      <p>
        {viewer?.allianceRole ? (
          <Link to="/reviews" search={{}} activeOptions={{ exact: true }} className="usa-link">
            <Trans>All reviews</Trans>
          </Link>
        ) : (
          <Link to="/publish" className="usa-link">
            <Trans>To my department’s resources</Trans>
          </Link>
        )}
      </p>
      <ReviewHead review={review} />
      <div className="split split--aside-last split--review">
        <div>
          {!isPublication && <ModerationCase review={review} />}
          <RoundBefore review={review} names={names} />
          <ReviewedVersion review={review} names={names} ref={text} />
          {isPublication && mine && review.viewerActions.includes('DECIDE') && (
            <PassageNotes passages={passages} text={text} />
          )}
        </div>
        <div>
          <ReviewPanel review={review} ownReach={ownReach} passages={passages} onStep={learn} />
          {isPublication && review.beforeAlliance && !mine && <ChecklistAnswers checks={review.checks} />}
        </div>
        <Timeline review={review} onSaid={say} />
      </div>
    </div>
  );
}

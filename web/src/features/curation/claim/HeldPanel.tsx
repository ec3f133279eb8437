/**
 * The working side of a review for who holds it: until when, the checklist, then the decision, or advice for who decides. Flags
 * and appeals have no checklist, and decisions of their own.
 */
import { Trans } from '@lingui/react/macro';
import { TimeText } from '../../../ui/TimeText';
import { useViewer } from '../../directory/viewer';
import { Checklist } from '../checks/Checklist';
import { hindrance } from '../checks/hindrances';
import { ModerationAdvice } from '../../moderation/review/ModerationAdvice';
import { ModerationForm } from '../../moderation/review/ModerationForm';
import type { KeptPassages } from '../passages/usePassages';
import type { Review, Step } from '../reviewQuery';
import { AdviceForm } from './AdviceForm';
import { AskSecond } from './AskSecond';
import { DecisionForm } from './DecisionForm';
import { GiveBack } from './GiveBack';

type Props = {
  review: Review;
  passages: KeptPassages;
  onStep: (step: Step) => void;
  onNotYours: (step: Step) => void;
};

export function HeldPanel({ review, passages, onStep, onNotYours }: Props) {
  const { kind, claimedUntil, viewerActions } = review;
  const { viewer } = useViewer();
  return (
    <>
      {claimedUntil && (
        <p role="status">
          <Trans>
            You hold this review until <TimeText value={claimedUntil} />.
          </Trans>
        </p>
      )}
      <GiveBack review={review} onNotYours={onNotYours} />
      {kind === 'PUBLICATION' ? (
        <>
          <Checklist review={review} onStep={onStep} onNotYours={onNotYours} />
          {review.checks.some((check) => hindrance(check, viewer?.person?.id) === 'OWN_DOUBT') && (
            <AskSecond review={review} onNotYours={onNotYours} />
          )}
          {viewerActions.includes('DECIDE') ? (
            <DecisionForm review={review} passages={passages} onStep={onStep} onNotYours={onNotYours} />
          ) : (
            <AdviceForm review={review} onNotYours={onNotYours} />
          )}
        </>
      ) : viewerActions.includes('DECIDE') ? (
        <ModerationForm review={review} onNotYours={onNotYours} />
      ) : (
        <ModerationAdvice review={review} onNotYours={onNotYours} />
      )}
    </>
  );
}

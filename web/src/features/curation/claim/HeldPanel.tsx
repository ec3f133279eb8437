/** The working side of a review for who holds it: until when, the checklist, then the decision, or advice for who decides. */
import { Trans } from '@lingui/react/macro';
import { TimeText } from '../../../ui/TimeText';
import { Checklist } from '../checks/Checklist';
import type { KeptPassages } from '../passages/usePassages';
import type { Review, Step } from '../reviewQuery';
import { AdviceForm } from './AdviceForm';
import { DecisionForm } from './DecisionForm';
import { GiveBack } from './GiveBack';

type Props = {
  review: Review;
  passages: KeptPassages;
  onStep: (step: Step) => void;
  onNotYours: (message: string, step: Step) => void;
};

export function HeldPanel({ review, passages, onStep, onNotYours }: Props) {
  const { claimedUntil, viewerActions } = review;
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
      <Checklist review={review} onStep={onStep} onNotYours={onNotYours} />
      {viewerActions.includes('DECIDE') ? (
        <DecisionForm review={review} passages={passages} onStep={onStep} onNotYours={onNotYours} />
      ) : (
        <AdviceForm review={review} onNotYours={onNotYours} />
      )}
    </>
  );
}

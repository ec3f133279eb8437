/** The checklist as who holds the claim answers it. */
import { Trans } from '@lingui/react/macro';
import type { Review, Step } from '../reviewQuery';
import { CheckQuestion } from './CheckQuestion';

type Props = { review: Review; onStep: (step: Step) => void; onNotYours: (step: Step) => void };

export function Checklist({ review, onStep, onNotYours }: Props) {
  return (
    <section aria-labelledby="checklist-heading">
      <h3 id="checklist-heading">
        <Trans>Checklist</Trans>
      </h3>
      <p>
        <Trans>Each answer is saved when you choose it. The department reads the checklist too.</Trans>
      </p>
      <ul className="plain-list checks">
        {review.checks.map((check) => (
          <CheckQuestion
            key={check.criterion.key}
            reviewId={review.id}
            check={check}
            onStep={onStep}
            onNotYours={onNotYours}
          />
        ))}
      </ul>
    </section>
  );
}

/** Everything that was done and said in a review, in the order of time, and below it a form to say something. */
import { Trans } from '@lingui/react/macro';
import type { Entry, Review } from '../reviewQuery';
import { CommentForm } from './CommentForm';
import { TimelineEntry } from './TimelineEntry';

type Props = { review: Review; onSaid: (entry: Entry) => void };

export function Timeline({ review, onSaid }: Props) {
  return (
    <section aria-labelledby="timeline-heading">
      <h2 id="timeline-heading">
        <Trans>Timeline</Trans>
      </h2>
      <ol className="timeline plain-list">
        {review.timeline.map((entry) => (
          <TimelineEntry key={entry.id} entry={entry} />
        ))}
      </ol>
      {review.viewerActions.includes('COMMENT') && <CommentForm review={review} onSaid={onSaid} />}
    </section>
  );
}

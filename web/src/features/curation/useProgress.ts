/**
 * The review as it is now: as the page was asked for, or as the newest step answered. A question that is under way when a
 * step is done is not asked anew (urql keeps one of a kind), and may come back with what was before.
 */
import { useState } from 'react';
import type { Entry, Review, Step } from './reviewQuery';

/** Every step adds to the timeline and nothing is taken from it; renewing a claim only moves its end. */
export const isNewer = (one: Step, other: Step) =>
  one.timeline.length === other.timeline.length
    ? new Date(one.claimedUntil ?? 0).getTime() > new Date(other.claimedUntil ?? 0).getTime()
    : one.timeline.length > other.timeline.length;

const facts = ({ id, state, claimedBy, claimedUntil, secondAskedBy, viewerActions, checks, timeline }: Step): Step => ({
  id,
  state,
  claimedBy,
  claimedUntil,
  secondAskedBy,
  viewerActions,
  checks,
  timeline,
});

export function useProgress(asked: Review) {
  const [told, setTold] = useState<Step | null>(null);
  const review = told && isNewer(told, asked) ? { ...asked, ...told } : asked;
  /** Takes what a step answered, unless a later one was quicker. */
  const learn = (step: Step) => setTold((known) => (known && isNewer(known, step) ? known : facts(step)));
  const say = (entry: Entry) => learn({ ...review, timeline: [...review.timeline, entry] });
  return { review, learn, say };
}

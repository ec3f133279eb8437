/** Whether this person holds the claim of a review. One that has run out is told by the server when something is sent. */
import type { Review } from '../reviewQuery';

export const isHolder = (review: Pick<Review, 'state' | 'claimedBy'>, personId: string | undefined): boolean =>
  review.state === 'CLAIMED' && review.claimedBy !== null && review.claimedBy.id === personId;

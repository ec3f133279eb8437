/** Reads out of an appeal what the department says, and what it is about. No React in here. */
import type { ModerationCase, TakedownNotice } from './moderationQuery';

/** The words that the appeal was made with. */
export const appealOf = (timeline: ModerationCase['timeline']) => timeline.find(({ kind }) => kind === 'APPEALED');

/** Why it was taken down: what readers are told while it is, and once it is back, the newest such decision. */
export function takedownOf(decisions: ModerationCase['resource']['decisions'], notice: TakedownNotice) {
  if (notice?.status === 'TAKEN_DOWN') return { reason: notice.reason, at: notice.madeAt };
  return decisions.find(({ kind, decision }) => kind === 'FLAG' && decision === 'UPHELD');
}

/** Which way a draft goes from here: by the writer's rights, and by how far it is to reach. */
import type { EditedResource } from '../write/draftQuery';
import type { Reach } from '../../../ui/kinds';

/**
 * `publish`: at once. `alliance`: to Alliance review. `office`: to a publisher of the department. `none`: not now, since
 * what was sent before is still being read.
 */
export type SendWay = 'publish' | 'alliance' | 'office' | 'none';

/** From the fewest readers to everybody. */
export const reachOrder: Reach[] = ['DEPARTMENT', 'GROUP', 'STATE', 'ALLIANCE', 'PUBLIC'];

export const isWithin = (reach: Reach, widest: Reach) => reachOrder.indexOf(reach) <= reachOrder.indexOf(widest);

type Sent = Pick<EditedResource, 'viewerActions' | 'openReview'>;

export function sendWay({ viewerActions, openReview }: Sent, reach: Reach, ownReach: Reach): SendWay {
  if (viewerActions.includes('PUBLISH')) return isWithin(reach, ownReach) ? 'publish' : 'alliance';
  return openReview && !viewerActions.includes('SUBMIT') ? 'none' : 'office';
}

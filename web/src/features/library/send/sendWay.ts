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

type Sent = Pick<EditedResource, 'status' | 'viewerActions' | 'openReview'>;

/** Whether an office publishes it by itself; what the Alliance took down comes back through the Alliance alone. */
export const isOwnToPublish = (status: Sent['status'], reach: Reach, ownReach: Reach) =>
  status !== 'TAKEN_DOWN' && isWithin(reach, ownReach);

export function sendWay({ status, viewerActions, openReview }: Sent, reach: Reach, ownReach: Reach): SendWay {
  if (openReview) return 'none';
  if (!viewerActions.includes('PUBLISH')) return 'office';
  return isOwnToPublish(status, reach, ownReach) ? 'publish' : 'alliance';
}

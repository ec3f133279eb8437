/** Which way a draft goes from here: by the writer's rights, and by how far it is to reach. */
import type { Draft, EditedResource } from '../write/draftQuery';
import type { Reach } from '../../../ui/kinds';

/**
 * `publish`: at once. `alliance`: to Alliance review. `office`: to a publisher of the department. `none`: not now, since
 * what was sent before is still being read. `unchanged`: there is nothing new to send.
 */
export type SendWay = 'publish' | 'alliance' | 'office' | 'none' | 'unchanged';

/** From the fewest readers to everybody. */
export const reachOrder: Reach[] = ['DEPARTMENT', 'GROUP', 'STATE', 'ALLIANCE', 'PUBLIC'];

export const isWithin = (reach: Reach, widest: Reach) => reachOrder.indexOf(reach) <= reachOrder.indexOf(widest);

type Sent = Pick<EditedResource, 'status' | 'viewerActions' | 'openReview'>;

/** Whether an office publishes it by itself; what the Alliance took down comes back through the Alliance alone. */
export const isOwnToPublish = (status: Sent['status'], reach: Reach, ownReach: Reach) =>
  status !== 'TAKEN_DOWN' && isWithin(reach, ownReach);

/** On revision 0 nobody has saved anything since the version that the draft begins with. */
type Written = Pick<Draft, 'revision' | 'reach'>;

export function sendWay(resource: Sent, { revision, reach }: Written, ownReach: Reach): SendWay {
  const { status, viewerActions, openReview } = resource;
  if (openReview) return 'none';
  if (revision === 0) return 'unchanged';
  if (!viewerActions.includes('PUBLISH')) return 'office';
  return isOwnToPublish(status, reach, ownReach) ? 'publish' : 'alliance';
}

/** Whether readers see a notice instead of the resource. */
import type { ResourceNotice } from './resourceQuery';

export const isGone = ({ status }: Pick<ResourceNotice, 'status'>) => status === 'WITHDRAWN' || status === 'TAKEN_DOWN';

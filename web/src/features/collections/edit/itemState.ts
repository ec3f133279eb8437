/** Whether a resource stands in a collection or is asked for; or its office has said no. */
import type { Item } from './editQuery';

export const isLiving = ({ state }: Pick<Item, 'state'>): boolean => state === 'ACCEPTED' || state === 'INVITED';

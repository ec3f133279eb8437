/** What becomes of a collection's readers when its words change: beyond its department's own reach they wait for the Alliance. */
import type { Reach } from '../../../ui/kinds';
import type { EditedCollection } from './editQuery';
import type { CollectionFields } from './collectionFields';

const order: Reach[] = ['DEPARTMENT', 'GROUP', 'STATE', 'ALLIANCE', 'PUBLIC'];

/** Whether a reach goes beyond another one. */
export const isBeyond = (reach: Reach, own: Reach): boolean => order.indexOf(reach) > order.indexOf(own);

/** Whether readers have it now whom new words would not reach before the Alliance has looked at them. */
export const losesReaders = ({ published, reach, department }: EditedCollection, own: Reach): boolean =>
  department !== null && published && isBeyond(reach, own);

/** The fields whose words somebody else has read. */
export const words: (keyof CollectionFields)[] = ['title', 'summary', 'introduction', 'topics'];

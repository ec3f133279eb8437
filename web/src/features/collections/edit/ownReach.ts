/** How far a collection's keepers show it by themselves, and what becomes of its readers beyond that when its words change: they wait for the Alliance. */
import type { Reach } from '../../../ui/kinds';
import type { EditedCollection } from './editQuery';
import type { CollectionFields } from './collectionFields';

const order: Reach[] = ['DEPARTMENT', 'GROUP', 'STATE', 'ALLIANCE', 'PUBLIC'];

/** Whether a reach goes beyond another one. */
export const isBeyond = (reach: Reach, own: Reach): boolean => order.indexOf(reach) > order.indexOf(own);

/** Who keeps it: one department, the departments of a group together, or the Alliance, which asks nobody. */
export const keeperOf = ({ department, groupName }: Pick<EditedCollection, 'department' | 'groupName'>) =>
  department ? 'department' : groupName === null ? 'alliance' : 'group';

/** The widest reach that its keepers give by themselves. A group may always read what it keeps, and has no state of its own. */
export const ownReach = (collection: EditedCollection, ofDepartments: Reach): Reach =>
  keeperOf(collection) === 'group' && !isBeyond(ofDepartments, 'STATE') ? 'GROUP' : ofDepartments;

/** Whether readers have it, or will again once a grave flag is answered, whom new words would not reach before the Alliance has looked at them. */
export const losesReaders = (collection: EditedCollection, own: Reach): boolean =>
  keeperOf(collection) !== 'alliance' &&
  (collection.published || collection.hiddenAt !== null) &&
  isBeyond(collection.reach, own);

/** The fields whose words somebody else has read. */
export const words: (keyof CollectionFields)[] = ['title', 'summary', 'introduction', 'topics'];

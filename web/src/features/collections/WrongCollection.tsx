/** What a reader does when something is wrong with a collection. */
import { lazy } from 'react';
import { wantWords } from '../../ui/locale';
import { WrongSection } from '../moderation/WrongSection';
import type { Collection } from './collectionQuery';

/** Only for those who may flag: visitors do not load it, nor its words. */
const FlagCollection = lazy(async () => {
  const [part] = await Promise.all([import('../moderation/flag/FlagCollection'), wantWords('office')]);
  return { default: part.FlagCollection };
});

export function WrongCollection({ collection }: { collection: Collection }) {
  const mayFlag = collection.viewerActions.includes('FLAG');
  return (
    <WrongSection
      department={collection.department}
      flag={mayFlag ? <FlagCollection key={collection.id} collectionId={collection.id} /> : null}
    />
  );
}

/** What a reader does when something is wrong with a resource. */
import { lazy } from 'react';
import { wantWords } from '../../ui/locale';
import type { Resource } from '../library/resourceQuery';
import { WrongSection } from './WrongSection';

/** Only for those who may flag: visitors do not load it, nor its words. */
const FlagResource = lazy(async () => {
  const [part] = await Promise.all([import('./flag/FlagResource'), wantWords('office')]);
  return { default: part.FlagResource };
});

export function WrongResource({ resource }: { resource: Resource }) {
  const mayFlag = resource.viewerActions.includes('FLAG');
  return (
    <WrongSection
      department={resource.department}
      flag={mayFlag ? <FlagResource key={resource.id} resourceId={resource.id} /> : null}
    />
  );
}

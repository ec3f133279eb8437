/** On the page of a resource: the Alliance's endorsement, the collections it stands in, and what the viewer may do about both. */
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useQuery } from 'urql';
import { wantWords } from '../../ui/locale';
import { actingSeat, useViewer } from '../directory/viewer';
import { EndorsementSection } from './EndorsementSection';
import { ResourceCurationQuery, type Curated } from './resourceCurationQuery';

/** Only for those who may do something: readers do not load it, nor its words. */
const CurationTools = lazy(async () => {
  const [part] = await Promise.all([import('./curate/CurationTools'), wantWords('office')]);
  return { default: part.CurationTools };
});

/** Only for publishers of the department that owns it. */
const PlacesSection = lazy(async () => {
  const [part] = await Promise.all([import('./invite/PlacesSection'), wantWords('office')]);
  return { default: part.PlacesSection };
});

/** While there are none, the answer does not name the types that a change would. */
const context = { additionalTypenames: ['CollectionItem', 'Endorsement', 'Featured'] };

const acts: Curated['viewerActions'] = ['ADD_TO_COLLECTION', 'ENDORSE', 'FEATURE'];

export function ResourceCuration({ id }: { id: string }) {
  const { viewer } = useViewer();
  const [{ data }] = useQuery({ query: ResourceCurationQuery, variables: { id }, context });
  const resource = data?.resource;
  if (!resource) return null;
  const { endorsement, collections, department } = resource;
  const seat = viewer && actingSeat(viewer);
  const publishes = seat?.department.id === department.id && (seat.role === 'PUBLISHER' || seat.role === 'STEWARD');
  return (
    <>
      {endorsement && <EndorsementSection endorsement={endorsement} currentNumber={resource.currentVersion?.number} />}
      {collections.length > 0 && (
        <section aria-labelledby="collected-heading">
          <h2 id="collected-heading">
            <Trans>In collections</Trans>
          </h2>
          <ul className="plain-list">
            {collections.map(({ id, slug, title }) => (
              <li key={id}>
                <Link to="/c/$slug" params={{ slug }} className="usa-link">
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {publishes && (
        <Suspense fallback={null}>
          <PlacesSection departmentId={department.id} resourceId={id} />
        </Suspense>
      )}
      {acts.some((action) => resource.viewerActions.includes(action)) && (
        <Suspense fallback={null}>
          <CurationTools resource={resource} />
        </Suspense>
      )}
    </>
  );
}

/** For publishers: where their office's resources stand in others' collections, and the way out. Nothing at all where none does. */
import { Plural, Trans } from '@lingui/react/macro';
import { useQuery } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { useNews } from '../../../ui/useNews';
import { PlaceRow } from './PlaceRow';
import { PlacesQuery } from './placesQuery';

/** Once none is left the answer names no type that a change would. */
const context = { additionalTypenames: ['CollectionItem'] };

type Props = {
  departmentId: string;
  /** Only where this resource stands: on its own page. */
  resourceId?: string;
};

export function PlacesSection({ departmentId, resourceId }: Props) {
  const [news, tell, hush] = useNews();
  const [{ data, error }, ask] = useQuery({
    query: PlacesQuery,
    variables: { departmentId, resourceId: resourceId ?? null },
    requestPolicy: 'cache-and-network',
    context,
  });
  if (error && !data) return <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  const places = data?.collectionPlaces.edges ?? [];
  const more = (data?.collectionPlaces.totalCount ?? 0) - places.length;
  if (places.length === 0) return news;
  return (
    <section aria-labelledby="places-heading" className="noprint" onSubmitCapture={hush}>
      <h2 id="places-heading">
        {resourceId ? (
          <Trans>Collections this resource stands in</Trans>
        ) : (
          <Trans>Your resources in others’ collections</Trans>
        )}
      </h2>
      {news}
      <ul className="plain-list">
        {places.map(({ node }) => (
          <PlaceRow key={node.item.id} place={node} named={!resourceId} onDone={tell} />
        ))}
      </ul>
      {more > 0 && (
        <p className="quiet">
          <Plural value={more} one="and # more" other="and # more" />
        </p>
      )}
    </section>
  );
}

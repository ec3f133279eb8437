/** On the front page: what the Alliance features now, with a sentence why. Nothing at all while there is nothing. */
import { Trans } from '@lingui/react/macro';
import { useQuery } from 'urql';
import { ResourceCard } from '../library/ResourceCard';
import { CollectionCard } from './CollectionCard';
import { FeaturedQuery } from './featuredQuery';

/** While nothing is featured the answer names no type that featuring would change. */
const context = { additionalTypenames: ['Featured'] };

export function FeaturedSection() {
  const [{ data }] = useQuery({ query: FeaturedQuery, requestPolicy: 'cache-and-network', context });
  const featured = data?.featured ?? [];
  if (featured.length === 0) return null;
  return (
    <section aria-labelledby="featured-heading">
      <h2 id="featured-heading">
        <Trans>Featured by the Alliance</Trans>
      </h2>
      <ul className="plain-list">
        {featured.map(({ id, note, resource, collection }) => {
          const why = note && <p>{note}</p>;
          if (resource)
            return (
              <ResourceCard key={id} resource={resource} level="h3">
                {why}
              </ResourceCard>
            );
          return (
            collection && (
              <CollectionCard key={id} collection={collection}>
                {why}
              </CollectionCard>
            )
          );
        })}
      </ul>
    </section>
  );
}

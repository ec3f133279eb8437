/** Other resources like the one on the page. Asked for apart, so that the page does not wait for it. */
import { Trans } from '@lingui/react/macro';
import { useQuery } from 'urql';
import { graphql } from '../../gql';
import { ResourceCard } from './ResourceCard';
import { ResourceCardFragment } from './resourceCardFragment';

export const SimilarQuery = graphql(
  `
    query Similar($id: ID!) {
      moreLikeThis(id: $id, first: 5) {
        id
        ...ResourceCard
      }
    }
  `,
  [ResourceCardFragment],
);

export function SimilarResources({ id }: { id: string }) {
  const [{ data }] = useQuery({ query: SimilarQuery, variables: { id } });
  const others = data?.moreLikeThis ?? [];
  if (others.length === 0) return null;
  return (
    <section aria-labelledby="similar-heading" className="noprint">
      <h2 id="similar-heading">
        <Trans>More like this</Trans>
      </h2>
      <ul className="plain-list">
        {others.map((other) => (
          <ResourceCard key={other.id} resource={other} level="h3" />
        ))}
      </ul>
    </section>
  );
}

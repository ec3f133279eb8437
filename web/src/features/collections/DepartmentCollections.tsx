/** The collections that a department keeps, on its page. Nothing at all while there are none. */
import { Trans } from '@lingui/react/macro';
import { useQuery } from 'urql';
import { graphql } from '../../gql';
import { CardList } from './CardList';
import { CollectionCardFragment } from './collectionCard';

export const DepartmentCollectionsQuery = graphql(
  `
    query DepartmentCollections($departmentId: ID!) {
      collections(filter: { departments: [$departmentId] }, first: 20) {
        edges {
          node {
            id
            ...CollectionCard
          }
        }
      }
    }
  `,
  [CollectionCardFragment],
);

export function DepartmentCollections({ departmentId }: { departmentId: string }) {
  const [{ data }] = useQuery({ query: DepartmentCollectionsQuery, variables: { departmentId } });
  const kept = data?.collections.edges ?? [];
  if (kept.length === 0) return null;
  return (
    <>
      <h2>
        <Trans>Collections</Trans>
      </h2>
      <CardList collections={kept} />
    </>
  );
}

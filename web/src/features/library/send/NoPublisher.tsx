/** Says before a contributor sends a draft that nobody in the office may publish it yet; nothing where somebody may. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from 'urql';
import { graphql } from '../../../gql';
import { Notice } from '../../../ui/Notice';

export const PublishersQuery = graphql(`
  query Publishers($departmentId: ID!) {
    node(id: $departmentId) {
      ... on Department {
        id
        seats(first: 100) {
          totalCount
          edges {
            node {
              id
              role
              vacant
            }
          }
        }
      }
    }
  }
`);

export function NoPublisher({ departmentId }: { departmentId: string }) {
  const { t } = useLingui();
  const [{ data }] = useQuery({ query: PublishersQuery, variables: { departmentId } });
  const seats = data?.node && 'seats' in data.node ? data.node.seats : null;
  // Where not all seats are told, nothing is said of those that are not.
  if (!seats || seats.totalCount > seats.edges.length) return null;
  const may = ({ role, vacant }: (typeof seats.edges)[number]['node']) =>
    !vacant && (role === 'PUBLISHER' || role === 'STEWARD');
  if (seats.edges.some(({ node }) => may(node))) return null;
  return (
    <Notice tone="warning" heading={t`Nobody in your office may publish yet`} level="h3">
      <p>
        <Trans>
          You can send this now, and it is kept. It waits until a steward of your office gives somebody the right to
          publish. If your office has no steward, ask the Alliance.
        </Trans>
      </p>
    </Notice>
  );
}

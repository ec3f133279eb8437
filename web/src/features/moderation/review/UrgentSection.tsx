/** On top of the queue: what may be grave; some of it is hidden from readers until somebody has checked it. Absent when there is nothing. */
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { graphql } from '../../../gql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { TimeText } from '../../../ui/TimeText';
import { RequestTag } from '../open/RequestTag';
import { FlagKinds } from './FlagKinds';

/** There are never many: who decides begins with them. */
export const UrgentQuery = graphql(`
  query UrgentReviews {
    reviewQueue(filter: { states: [WAITING, CLAIMED], urgent: true }, first: 100) {
      edges {
        node {
          id
          kind
          submittedAt
          claimedBy {
            id
            name
          }
          department {
            id
            name
            state
          }
          version {
            id
            title
          }
          resource {
            id
            status
          }
          flags {
            id
            kind
          }
        }
      }
    }
  }
`);

export function UrgentSection() {
  const [{ data, error }, ask] = useQuery({ query: UrgentQuery, requestPolicy: 'cache-and-network' });
  if (error && !data) return <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  const urgent = data?.reviewQueue.edges ?? [];
  if (urgent.length === 0) return null;
  return (
    <>
      <section aria-labelledby="urgent-heading">
        <h2 id="urgent-heading">
          <Trans>Urgent</Trans>
        </h2>
        <ul className="plain-list">
          {urgent.map(({ node }) => (
            <li className="file" key={node.id}>
              <Link to="/reviews/$id" params={{ id: node.id }} className="usa-link">
                {node.version.title}
              </Link>{' '}
              <RequestTag kind={node.kind} />{' '}
              {node.resource.status === 'TAKEN_DOWN' && (
                <span className="usa-tag">
                  <Trans>Hidden until checked</Trans>
                </span>
              )}
              <p className="facts">
                <FlagKinds flags={node.flags} />
                <span>
                  {node.department.name}, {node.department.state}
                </span>
                <span>
                  <TimeText value={node.submittedAt} />
                </span>
                <span>{node.claimedBy ? node.claimedBy.name : <Trans>Nobody has it yet</Trans>}</span>
              </p>
            </li>
          ))}
        </ul>
      </section>
      <h2>
        <Trans>All others</Trans>
      </h2>
    </>
  );
}

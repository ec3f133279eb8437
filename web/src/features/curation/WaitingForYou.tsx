/** What contributors of one's own office sent and wait for; nothing for who may not approve it. */
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { graphql } from '../../gql';
import { DateText } from '../../ui/DateText';
import { FailureNotice } from '../../ui/FailureNotice';
import { KindTag } from '../../ui/KindTag';

export const WaitingQuery = graphql(`
  query WaitingForPublisher {
    reviewQueue(filter: { states: [SUBMITTED] }, first: 100) {
      edges {
        node {
          id
          submittedAt
          viewerActions
          submittedBy {
            id
            name
          }
          version {
            id
            title
          }
          resource {
            id
            kind
            topics
          }
        }
      }
    }
  }
`);

export function WaitingForYou() {
  const [{ data, error }, ask] = useQuery({ query: WaitingQuery, requestPolicy: 'cache-and-network' });
  if (error && !data) return <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  const waiting = (data?.reviewQueue.edges ?? [])
    .map(({ node }) => node)
    .filter((node) => node.viewerActions.includes('APPROVE_FOR_DEPARTMENT'));
  if (waiting.length === 0) return null;
  return (
    <section aria-labelledby="waiting-heading">
      <h2 id="waiting-heading">
        <Trans>Waiting for you</Trans>
      </h2>
      <p>
        <Trans>People of your office sent these. Read each one, then approve it or send it back.</Trans>
      </p>
      <ul className="plain-list">
        {waiting.map((node) => (
          <li className="file" key={node.id}>
            <Link to="/reviews/$id" params={{ id: node.id }} className="usa-link">
              {node.version.title}
            </Link>
            <p className="facts">
              <span>
                <KindTag kind={node.resource.kind} topics={node.resource.topics} />
              </span>
              {node.submittedBy && <span>{node.submittedBy.name}</span>}
              <span>
                <Trans>
                  Sent <DateText value={node.submittedAt} />
                </Trans>
              </span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

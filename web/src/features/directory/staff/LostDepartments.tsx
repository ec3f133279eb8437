/** The departments that have seats and no steward: staff look after their people. */
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Pager } from '../../../ui/Pager';
import { LostQuery } from './requestsQuery';

export function LostDepartments() {
  const [after, setAfter] = useState<string | null>(null);
  const [{ data, error }, ask] = useQuery({
    query: LostQuery,
    variables: { after },
    requestPolicy: 'cache-and-network',
  });
  const lost = error ? undefined : data?.departmentsWithoutSteward;
  return (
    <section aria-labelledby="lost-heading">
      <h2 id="lost-heading">
        <Trans>Departments without a steward</Trans>
      </h2>
      {error && <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {lost?.totalCount === 0 && (
        <p>
          <Trans>Every department with members has a steward.</Trans>
        </p>
      )}
      <ul className="plain-list">
        {lost?.edges.map(({ node }) => (
          <li className="file" key={node.id}>
            <Link to="/people/$" params={{ _splat: node.ocdId }} className="usa-link">
              {node.name}, {node.stateName}
            </Link>
          </li>
        ))}
      </ul>
      {lost && (
        <Pager after={after} next={lost.pageInfo.hasNextPage ? lost.pageInfo.endCursor : null} onMove={setAfter} />
      )}
    </section>
  );
}

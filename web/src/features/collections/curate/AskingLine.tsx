/** Leads curators from the queue of reviews to the collections that ask the Alliance; nothing while none does. */
import { Plural } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { AskingCountQuery } from './moderateOrders';

const context = { additionalTypenames: ['Collection'] };

export function AskingLine() {
  const [{ data }] = useQuery({ query: AskingCountQuery, requestPolicy: 'cache-and-network', context });
  const count = data?.collectionsBeforeAlliance.totalCount ?? 0;
  if (count === 0) return null;
  return (
    <p>
      <Link to="/collections" className="usa-link">
        <Plural value={count} one="# collection waits for the Alliance" other="# collections wait for the Alliance" />
      </Link>
    </p>
  );
}

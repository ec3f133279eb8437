/** Leads curators from the queue of reviews to the collections that wait for them: those flagged, and those that ask; nothing while there are none. */
import { Plural } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { BeforeAllianceCountQuery } from './moderateOrders';

const context = { additionalTypenames: ['Collection'] };

export function AskingLine() {
  const [{ data }] = useQuery({ query: BeforeAllianceCountQuery, requestPolicy: 'cache-and-network', context });
  const [flagged, asking] = [data?.flagged.totalCount ?? 0, data?.asking.totalCount ?? 0];
  return (
    <>
      {flagged > 0 && (
        <p>
          <Link to="/collections" className="usa-link">
            <Plural value={flagged} one="# collection is flagged" other="# collections are flagged" />
          </Link>
        </p>
      )}
      {asking > 0 && (
        <p>
          <Link to="/collections" className="usa-link">
            <Plural
              value={asking}
              one="# collection waits for the Alliance"
              other="# collections wait for the Alliance"
            />
          </Link>
        </p>
      )}
    </>
  );
}

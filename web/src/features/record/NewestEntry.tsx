/** The newest hash of the chain, and what it is good for. */
import { Trans } from '@lingui/react/macro';
import { useQuery } from 'urql';
import { TimeText } from '../../ui/TimeText';
import { NewestQuery } from './recordQuery';

export function NewestEntry() {
  const [{ data }] = useQuery({ query: NewestQuery, requestPolicy: 'cache-and-network' });
  const newest = data?.record.edges[0]?.node;
  if (!newest) return null;
  return (
    <section aria-labelledby="newest-heading">
      <h2 id="newest-heading">
        <Trans>Is the record whole?</Trans>
      </h2>
      <p className="measure">
        <Trans>
          Each entry carries the hash of the one before it. Keep the newest hash outside this site, for example on
          paper: if an older entry is ever changed or removed, this hash no longer fits.
        </Trans>
      </p>
      <p>
        <Trans>
          Newest entry: {newest.seq}, <TimeText value={newest.at} />
        </Trans>
      </p>
      <p className="digest">{newest.hash}</p>
    </section>
  );
}

/** The flags that a request gathers; who is not staff reads only that there are some. */
import { Trans } from '@lingui/react/macro';
import { FlagList } from './FlagList';
import type { ReviewedFlag } from './reviewedFlag';

export function FlagCase({ flags }: { flags: ReviewedFlag[] }) {
  return (
    <section aria-labelledby="flags-heading">
      <h2 id="flags-heading">
        <Trans>What was flagged</Trans>
      </h2>
      {flags.length === 0 ? (
        <p>
          <Trans>Somebody told the Alliance that something is wrong. A moderator checks it and gives a reason.</Trans>
        </p>
      ) : (
        <FlagList flags={flags} level="h3" />
      )}
    </section>
  );
}

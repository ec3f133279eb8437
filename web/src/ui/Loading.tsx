/** What stands where an answer will be; it keeps the place, so that the page does not jump. */
import { Trans } from '@lingui/react/macro';

export function Loading({ short }: { short?: boolean }) {
  return (
    <div className={short ? 'loading loading--short' : 'loading'}>
      <p role="status" className="quiet">
        <Trans>Loading…</Trans>
      </p>
    </div>
  );
}

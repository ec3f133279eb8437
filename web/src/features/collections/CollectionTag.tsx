/** What marks a collection beside resources, and the mark of demo content beside it. */
import { Trans } from '@lingui/react/macro';

export function CollectionTag({ topics }: { topics: string[] }) {
  return (
    <>
      <span className="usa-tag">
        <Trans>Collection</Trans>
      </span>
      {topics.includes('demo') && (
        <span className="usa-tag usa-tag--demo">
          <Trans>Demo</Trans>
        </span>
      )}
    </>
  );
}

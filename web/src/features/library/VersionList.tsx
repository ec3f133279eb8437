/** Every published version with what changed in it, newest first. */
import { Trans } from '@lingui/react/macro';
import { DateText } from '../../ui/DateText';
import type { Resource } from './resourceQuery';

export function VersionList({ versions }: { versions: Resource['versions'] }) {
  const older = versions.totalCount - versions.edges.length;
  return (
    <section aria-labelledby="versions-heading">
      <h2 id="versions-heading">
        <Trans>Versions</Trans>
      </h2>
      <ol className="versions plain-list">
        {versions.edges.map(({ node: version }) => (
          <li key={version.id}>
            <p>
              <strong>
                {version.number === null ? <Trans>Not published yet</Trans> : <Trans>Version {version.number}</Trans>}
              </strong>
              {version.publishedAt && (
                <>
                  {', '}
                  <DateText value={version.publishedAt} />
                </>
              )}
            </p>
            {version.corrects && (
              <p>
                <Trans>This version mends a mistake in the one before.</Trans>
              </p>
            )}
            <p>{version.changeNote}</p>
          </li>
        ))}
      </ol>
      {older > 0 && (
        <p className="quiet">
          <Trans>And {older} older.</Trans>
        </p>
      )}
    </section>
  );
}

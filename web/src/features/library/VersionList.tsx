/** Every published version with what changed in it, newest first: each has its own page, and is compared with the one before. */
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { DateText } from '../../ui/DateText';
import type { Resource } from './resourceQuery';

export function VersionList({ slug, versions }: { slug: string; versions: Resource['versions'] }) {
  const nodes = versions.edges.map(({ node }) => node);
  const older = versions.totalCount - nodes.length;
  return (
    <section aria-labelledby="versions-heading">
      <h2 id="versions-heading">
        <Trans>Versions</Trans>
      </h2>
      <ol className="versions plain-list">
        {nodes.map((version, place) => {
          const { number } = version;
          const before = nodes.slice(place + 1).find((earlier) => earlier.number !== null)?.number;
          return (
            <li key={version.id}>
              <p>
                <strong>
                  {number === null ? (
                    <Trans>Not published yet</Trans>
                  ) : (
                    <Link to="/r/$slug/v/$number" params={{ slug, number: String(number) }} className="usa-link">
                      <Trans>Version {version.number}</Trans>
                    </Link>
                  )}
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
              {number !== null && before && (
                <p>
                  <Link
                    to="/r/$slug/compare"
                    params={{ slug }}
                    search={{ from: String(before), to: String(number) }}
                    className="usa-link"
                  >
                    <Trans>Compare with version {before}</Trans>
                  </Link>
                </p>
              )}
            </li>
          );
        })}
      </ol>
      {older > 0 && (
        <p className="quiet">
          <Trans>And {older} older.</Trans>
        </p>
      )}
    </section>
  );
}

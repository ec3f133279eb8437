/** Whether a version is the newest one or the last, and the ways to the newest and to what changed since. */
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { DateText } from '../../../ui/DateText';
import { Notice } from '../../../ui/Notice';

type Props = {
  slug: string;
  version: { number: number | null; publishedAt: string | null };
  newest: number | null;
  /** No newer one comes: the resource is not kept up any more. */
  last: boolean;
};

export function VersionNotice({ slug, version, newest, last }: Props) {
  const { number } = version;
  const day = version.publishedAt && <DateText value={version.publishedAt} />;
  if (newest === null || newest === number) {
    return (
      <Notice
        tone="info"
        heading={last ? <Trans>This is the last version</Trans> : <Trans>This is the newest version</Trans>}
      >
        <p>
          {last ? (
            <Trans>
              It is version {number}, from {day}. This address always shows version {number}.
            </Trans>
          ) : (
            <Trans>
              It is version {number}, from {day}. This address always shows version {number}, also when newer ones come.
            </Trans>
          )}{' '}
          <Link to="/r/$slug" params={{ slug }} className="usa-link">
            <Trans>The page that always shows the newest</Trans>
          </Link>
        </p>
      </Notice>
    );
  }
  return (
    <Notice
      tone="warning"
      heading={
        <Trans>
          This is version {number} of {newest}, from {day}
        </Trans>
      }
    >
      <p>
        <Trans>
          The newest is{' '}
          <Link to="/r/$slug" params={{ slug }} className="usa-link">
            version {newest}
          </Link>
          .
        </Trans>{' '}
        <Link
          to="/r/$slug/compare"
          params={{ slug }}
          search={{ from: String(number), to: String(newest) }}
          className="usa-link"
        >
          <Trans>Compare with the newest</Trans>
        </Link>
      </p>
    </Notice>
  );
}

/** How to cite the resource: plain words that can be copied. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Resource } from './resourceQuery';

export function Citation({ resource }: { resource: Resource }) {
  const { t } = useLingui();
  const [copied, setCopied] = useState(false);
  const { department, currentVersion: version } = resource;
  const day = version?.publishedAt?.slice(0, 10);
  const words = [
    `${department.name}, ${department.stateName}. “${resource.title}.”`,
    version && `${t`Version ${version.number}`}${day ? `, ${day}` : ''}.`,
    `Alliance Commons. ${location.origin}/r/${resource.slug}`,
  ]
    .filter(Boolean)
    .join(' ');
  return (
    <section aria-labelledby="cite-heading">
      <h2 id="cite-heading">
        <Trans>Cite this</Trans>
      </h2>
      <p className="citation">{words}</p>
      {/* Browsers offer the clipboard on secure addresses only. */}
      {'clipboard' in navigator && (
        <button
          type="button"
          className="usa-button usa-button--outline noprint"
          onClick={() => void navigator.clipboard.writeText(words).then(() => setCopied(true))}
        >
          <Trans>Copy citation</Trans>
        </button>
      )}
      <span role="status">{copied && <Trans>Copied</Trans>}</span>
    </section>
  );
}

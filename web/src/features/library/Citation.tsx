/** How to cite a version: plain words that can be copied, with the address where it stays as it is. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';

type Props = {
  slug: string;
  title: string;
  department: { name: string; stateName: string };
  version: { number: number | null; publishedAt: string | null };
};

export function Citation({ slug, title, department, version }: Props) {
  const { t } = useLingui();
  const [copied, setCopied] = useState(false);
  const day = version.publishedAt?.slice(0, 10);
  const words = [
    `${department.name}, ${department.stateName}. “${title}.”`,
    `${t`Version ${version.number}`}${day ? `, ${day}` : ''}.`,
    `Alliance Commons. ${location.origin}/r/${slug}/v/${version.number}`,
  ].join(' ');
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

/** How to say more in the search field: folded, since most people need none of it. */
import { Trans } from '@lingui/react/macro';

export function SearchTips() {
  return (
    <details className="tips">
      <summary>
        <Trans>Search tips</Trans>
      </summary>
      <ul>
        <li>
          <Trans>
            <code>&quot;chain of custody&quot;</code> finds these words together.
          </Trans>
        </li>
        <li>
          <Trans>
            <code>seals -draft</code> leaves out what has the word “draft”.
          </Trans>
        </li>
        <li>
          <Trans>
            <code>state:AZ</code>, <code>kind:story</code>, <code>language:Spanish</code>, <code>format:docx</code>,{' '}
            <code>after:2025</code> narrow the search; <code>title:audit</code> looks in titles alone.
          </Trans>
        </li>
      </ul>
    </details>
  );
}

/** What stands when a page itself breaks (its code did not load, or a fault in it): words, and a way on. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Notice } from './Notice';

export function PageFault() {
  const { t } = useLingui();
  return (
    <div className="grid-container">
      <Notice tone="error" heading={t`This page could not be shown`} level="h1" live="alert">
        <p>
          <Trans>
            Check your internet connection. If a new version has just been put in place, loading again helps.
          </Trans>
        </p>
        <button type="button" className="usa-button" onClick={() => location.reload()}>
          <Trans>Try again</Trans>
        </button>
      </Notice>
    </div>
  );
}

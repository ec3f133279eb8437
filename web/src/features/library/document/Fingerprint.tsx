/** The SHA-256 of a document: in groups for the eye alone, so that what is selected or copied is exact. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';

export function Fingerprint({ sha256 }: { sha256: string }) {
  const { t } = useLingui();
  const [said, setSaid] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(sha256);
      setSaid(t`Copied`);
    } catch {
      // Some office browsers keep pages away from the clipboard.
      setSaid(t`Select the fingerprint and press Ctrl and C to copy it.`);
    }
  };
  return (
    <section aria-labelledby="fingerprint-heading">
      <h2 id="fingerprint-heading">
        <Trans>Fingerprint (SHA-256)</Trans>
      </h2>
      <p className="quiet">
        <Trans>A file with the same fingerprint is the same file, byte for byte.</Trans>
      </p>
      <div className="row">
        <code className="fingerprint">
          {sha256.match(/.{1,8}/g)?.map((group, place) => (
            <span key={place}>{group}</span>
          ))}
        </code>
        <button type="button" className="usa-button usa-button--outline noprint" onClick={() => void copy()}>
          <Trans>Copy the fingerprint</Trans>
        </button>
      </div>
      <p role="status" className="quiet">
        {said}
      </p>
    </section>
  );
}

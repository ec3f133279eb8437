/** Says that the list is one's own past searches, and clears them. */
import { Trans } from '@lingui/react/macro';

export function PastHead({ onClear }: { onClear: () => void }) {
  return (
    <div className="suggestions__head">
      <span>
        <Trans>Your past searches</Trans>
      </span>
      <button type="button" className="usa-button usa-button--unstyled" onClick={onClear}>
        <Trans>Clear</Trans>
        <span className="visually-hidden">
          {' '}
          <Trans>your past searches</Trans>
        </span>
      </button>
    </div>
  );
}

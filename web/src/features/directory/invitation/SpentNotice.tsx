/** An invitation that cannot be used. Used, ended, taken back or never made: the server tells them all alike. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Notice } from '../../../ui/Notice';

export function SpentNotice({ onDropped }: { onDropped: () => void }) {
  const { t } = useLingui();
  return (
    <Notice tone="warning" heading={t`This invitation cannot be used`}>
      <p>
        <Trans>
          It has been used, it has ended, or it was taken back. An invitation works once and for 7 days. Ask whoever
          sent it to make a new one.
        </Trans>
      </p>
      <div className="row">
        <Link to="/join" className="usa-button" onClick={onDropped}>
          <Trans>Ask to join your department</Trans>
        </Link>
        <Link to="/account" className="usa-link" onClick={onDropped}>
          <Trans>See where you belong already</Trans>
        </Link>
      </div>
    </Notice>
  );
}

/** The page for an address that leads nowhere, or to something this viewer may not see. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { usePageTitle } from './usePageTitle';

export function NotFound() {
  const { t } = useLingui();
  usePageTitle(t`Page not found`);
  return (
    <div className="grid-container">
      <h1>
        <Trans>We cannot find that page</Trans>
      </h1>
      <p className="lead">
        <Trans>
          The address may be mistyped, the page may be gone, or it is open to members only: signing in may help.
        </Trans>
      </p>
      <div className="row">
        <Link to="/search" className="usa-button">
          <Trans>Search the commons</Trans>
        </Link>
        <Link to="/sign-in" className="usa-link">
          <Trans>Sign in</Trans>
        </Link>
      </div>
    </div>
  );
}

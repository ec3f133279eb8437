/** The page for an address that leads nowhere, or to something this viewer may not see. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useViewer } from '../features/directory/viewer';
import { usePageTitle } from './usePageTitle';

export function NotFound() {
  const { t } = useLingui();
  const { viewer } = useViewer();
  usePageTitle(t`Page not found`);
  return (
    <div className="grid-container">
      <h1>
        <Trans>We cannot find that page</Trans>
      </h1>
      <p className="lead">
        <Trans>It is not found, or not shared with you. The address may be mistyped, or the page may be gone.</Trans>
      </p>
      <div className="row">
        <Link to="/search" className="usa-button">
          <Trans>Search the commons</Trans>
        </Link>
        {viewer && !viewer.person && (
          <Link to="/sign-in" search={{ return_to: location.pathname }} className="usa-link">
            <Trans>Sign in to see what members share</Trans>
          </Link>
        )}
      </div>
    </div>
  );
}

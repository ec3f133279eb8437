/** The head of every page: name, main places, language and account. A wrapping row: no menu button, so no script is needed. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { AccountMenu } from '../features/directory/AccountMenu';
import { useViewer } from '../features/directory/viewer';
import { LanguageSwitch } from './LanguageSwitch';
import { ReviewsLink } from './ReviewsLink';

export function SiteHeader() {
  const { t } = useLingui();
  const { viewer } = useViewer();
  return (
    <header className="site-header">
      <div className="grid-container site-header__bar">
        <Link to="/" className="site-header__name">
          <img src="/favicon.svg" alt="" width="32" height="32" />
          Alliance Commons
        </Link>
        <nav className="site-nav" aria-label={t`Main`}>
          <ul className="plain-list">
            <li>
              <Link to="/search" activeOptions={{ includeSearch: false }}>
                <Trans>Search</Trans>
              </Link>
            </li>
            <li>
              <Link to="/collections">
                <Trans>Collections</Trans>
              </Link>
            </li>
            <li>
              <Link to="/departments" activeOptions={{ includeSearch: false }}>
                <Trans>Departments</Trans>
              </Link>
            </li>
            <li>
              <Link to="/publish">
                <Trans>Publish</Trans>
              </Link>
            </li>
            {viewer?.allianceRole && (
              <li>
                <ReviewsLink />
              </li>
            )}
          </ul>
        </nav>
        <div className="site-tools">
          <LanguageSwitch />
          <AccountMenu />
        </div>
      </div>
    </header>
  );
}

/** The foot of every page: what this is, and what it is not. */
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';

export function SiteFooter() {
  return (
    <footer className="site-footer">
      <div className="grid-container">
        <p>
          <strong>Alliance Commons</strong>
        </p>
        <p>
          <Trans>
            Where local election departments share what works. Voluntary and nonpartisan; not a government website, and
            not legal advice: check your own state’s law before use.
          </Trans>
        </p>
        <p>
          <Link to="/values">
            <Trans>Values</Trans>
          </Link>
          {' · '}
          <Link to="/standards">
            <Trans>Standards</Trans>
          </Link>
          {' · '}
          <Link to="/topics">
            <Trans>Topics</Trans>
          </Link>
          {' · '}
          <Link to="/transparency">
            <Trans>What the Alliance decides</Trans>
          </Link>
        </p>
      </div>
    </footer>
  );
}

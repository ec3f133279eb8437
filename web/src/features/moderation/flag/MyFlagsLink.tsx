/** The way to one's own flags, where an open one can be taken back. */
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';

export function MyFlagsLink() {
  return (
    <p>
      <Link to="/flags" className="usa-link">
        <Trans>See my flags</Trans>
      </Link>
    </p>
  );
}

/** Says how signing in works and leads to the provider; the way back is kept in the address. */
import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { usePageTitle } from '../../ui/usePageTitle';
import { SignInChoice } from './SignInChoice';
import { useViewer } from './viewer';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const { t } = useLingui();
  usePageTitle(t`Sign in`);
  const returnTo = route.useSearch().return_to ?? '/';
  const name = useViewer().viewer?.person?.name;
  return (
    <div className="grid-container">
      <h1>
        <Trans>Sign in</Trans>
      </h1>
      {name && (
        <p>
          <Trans>You are signed in as {name}.</Trans>
        </p>
      )}
      <p className="lead">
        <Trans>
          Members of the Alliance sign in with their work account. You go to the sign-in service, and come back to where
          you were. Alliance Commons never sees your password.
        </Trans>
      </p>
      <SignInChoice returnTo={returnTo} />
      <h2>
        <Trans>You may not need to</Trans>
      </h2>
      <p className="measure">
        <Trans>
          Whatever departments share with the public can be searched, read and downloaded by everyone. Sign in to see
          what is shared among members, to publish, and to review.
        </Trans>
      </p>
      <Link to="/search" className="usa-link">
        <Trans>Search the commons</Trans>
      </Link>
    </div>
  );
}

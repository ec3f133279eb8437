/** The way to sign in and come back to this very page. A plain link: the provider is outside the app. */
import { Trans } from '@lingui/react/macro';

export const signInPath = (returnTo: string) => `/auth/login?return_to=${encodeURIComponent(returnTo)}`;

export function SignInLink({ returnTo }: { returnTo?: string }) {
  return (
    <a className="usa-button" href={signInPath(returnTo ?? location.pathname + location.search)}>
      <Trans>Sign in</Trans>
    </a>
  );
}

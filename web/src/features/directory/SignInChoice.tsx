/** A button for each sign-in service; a plain one when there is no choice, or when it is not known what there is. */
import { Trans } from '@lingui/react/macro';
import { useQuery } from 'urql';
import { SignInLink, signInPath } from '../../ui/SignInLink';
import { SignInProvidersQuery } from './signInProvidersQuery';

export function SignInChoice({ returnTo }: { returnTo: string }) {
  const [{ data, fetching }] = useQuery({ query: SignInProvidersQuery });
  const providers = data?.signInProviders ?? [];
  if (fetching) return null;
  if (providers.length < 2) return <SignInLink returnTo={returnTo} />;
  return (
    <ul className="plain-list">
      {providers.map(({ id, label }) => (
        <li key={id}>
          <a className="usa-button" href={`${signInPath(returnTo)}&provider=${encodeURIComponent(id)}`}>
            <Trans>Sign in with {label}</Trans>
          </a>
        </li>
      ))}
    </ul>
  );
}

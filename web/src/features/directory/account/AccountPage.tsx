/** One's own account: name and address, ways to sign in, where one belongs, sessions, and tokens for programs. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Loading } from '../../../ui/Loading';
import { Notice } from '../../../ui/Notice';
import { SignInLink } from '../../../ui/SignInLink';
import { useNews } from '../../../ui/useNews';
import { usePageTitle } from '../../../ui/usePageTitle';
import { useViewer } from '../viewer';
import { AccountQuery } from './accountQuery';
import { NameForm } from './NameForm';
import { SeatsSection } from './SeatsSection';
import { SessionsSection } from './SessionsSection';
import { SignInsSection } from './SignInsSection';
import { TokensSection } from './TokensSection';
import { WishesSection } from './WishesSection';

export function AccountPage() {
  const { t } = useLingui();
  usePageTitle(t`Your account`);
  const [news, tell] = useNews();
  const [{ data, error }, ask] = useQuery({ query: AccountQuery, requestPolicy: 'cache-and-network' });
  const again = () => ask({ requestPolicy: 'network-only' });
  const { retry } = useViewer();
  const done = (heading: string) => {
    tell(heading);
    again();
  };
  const person = data?.viewer.person;
  return (
    <div className="grid-container">
      <h1>
        <Trans>Your account</Trans>
      </h1>
      {news}
      {error && <FailureNotice error={error} onRetry={again} />}
      {!data && !error && <Loading />}
      {data && !person && (
        <Notice tone="info" heading={t`Please sign in`}>
          <p>
            <Trans>Your account page is for you alone. Sign in to see it.</Trans>
          </p>
          <SignInLink />
        </Notice>
      )}
      {data && person && (
        <div className="sections">
          <section aria-labelledby="you-heading">
            <h2 id="you-heading">
              <Trans>You</Trans>
            </h2>
            <NameForm key={person.name} name={person.name} onSaved={() => done(t`Your name is changed`)} />
            <dl className="about">
              <dt>
                <Trans>Mail address</Trans>
              </dt>
              <dd>{person.email}</dd>
            </dl>
            <p className="quiet measure">
              <Trans>Your sign-in service vouches for this address, so it cannot be changed here.</Trans>
            </p>
          </section>
          <SeatsSection
            hats={data.viewer.hats}
            onLeft={(place) => {
              done(t`You left ${place}`);
              retry();
            }}
          />
          <WishesSection tell={tell} />
          <SignInsSection
            accounts={data.viewer.accounts}
            providers={data.signInProviders}
            onRemoved={() => done(t`The sign-in is removed`)}
          />
          <SessionsSection
            sessions={data.viewer.sessions.edges.map((edge) => edge.node)}
            providers={data.signInProviders}
            onEnded={() => done(t`The session is ended`)}
          />
          <TokensSection
            tokens={data.viewer.apiTokens}
            hats={data.viewer.hats}
            onMade={again}
            onRevoked={(name) => done(t`The token “${name}” is revoked`)}
          />
        </div>
      )}
    </div>
  );
}

/** Joining a department: find it, ask, and see what becomes of it. Whoever is signed in and holds no seat lands here. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Loading } from '../../../ui/Loading';
import { Notice } from '../../../ui/Notice';
import { SignInLink } from '../../../ui/SignInLink';
import { usePageTitle } from '../../../ui/usePageTitle';
import { keptInvitation } from '../invitation/keptInvitation';
import { useViewer } from '../viewer';
import { FindOffice } from './FindOffice';
import { WishesQuery } from './joinQuery';

export function JoinPage() {
  const { t } = useLingui();
  usePageTitle(t`Join a department`);
  const { viewer, error, retry } = useViewer();
  return (
    <div className="grid-container">
      <h1>
        <Trans>Join your department</Trans>
      </h1>
      {error && <FailureNotice error={error} onRetry={retry} />}
      {!viewer && !error && <Loading />}
      {viewer?.person && keptInvitation() && (
        <Notice tone="info" heading={t`You have an invitation`}>
          <p>
            <Trans>You opened the link of an invitation in this tab before you signed in.</Trans>
          </p>
          <Link to="/invitation" className="usa-button">
            <Trans>Go on to your invitation</Trans>
          </Link>
        </Notice>
      )}
      <p className="lead">
        <Trans>
          You see what is shared among members, and can publish, once you belong to a local election department. It
          takes three steps.
        </Trans>
      </p>
      <ol className="measure">
        <li>
          <Trans>Find your department and say what you do there.</Trans>
        </li>
        <li>
          <Trans>
            A steward of your department decides. If it has no steward yet, the staff of the Alliance decide, after they
            have checked with your office. You join at once if your office has registered its mail domain: the part of
            your address after the @.
          </Trans>
        </li>
        <li>
          <Trans>The answer stands on this page. You can take back what you asked for as long as it waits.</Trans>
        </li>
      </ol>
      <p className="measure">
        <Trans>
          Does a colleague use the commons already? Ask them for an invitation: that is the quickest way in.
        </Trans>
      </p>
      {viewer && !viewer.person && (
        <Notice tone="info" heading={t`Please sign in`}>
          <p>
            <Trans>Sign in with your work account first, so that your office can tell who asks.</Trans>
          </p>
          <SignInLink />
        </Notice>
      )}
      {viewer?.person && <Joining />}
    </div>
  );
}

function Joining() {
  const { retry } = useViewer();
  const [{ data, error }, ask] = useQuery({ query: WishesQuery, requestPolicy: 'cache-and-network' });
  const again = () => ask({ requestPolicy: 'network-only' });
  const changed = () => {
    again();
    // A seat may have been given at once.
    retry();
  };
  if (error) return <FailureNotice error={error} onRetry={again} />;
  if (!data) return <Loading />;
  return <FindOffice wishes={data.viewer.joinRequests} email={data.viewer.person?.email ?? null} onChanged={changed} />;
}

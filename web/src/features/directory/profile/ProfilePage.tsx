/** The page where an office writes what it tells everybody of itself. */
import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Loading } from '../../../ui/Loading';
import { NotFound } from '../../../ui/NotFound';
import { Notice } from '../../../ui/Notice';
import { usePageTitle } from '../../../ui/usePageTitle';
import { ProfileForm } from './ProfileForm';
import { ProfileQuery } from './profileQuery';

const route = getRouteApi('/profile/$');

export function ProfilePage() {
  const { t } = useLingui();
  const ocdId = route.useParams()._splat ?? '';
  // Asked anew at each visit: the form must begin with what stands there now.
  const [{ data, error }, ask] = useQuery({
    query: ProfileQuery,
    variables: { ocdId },
    requestPolicy: 'network-only',
  });
  usePageTitle(t`Office profile`);
  const department = data?.department;
  if (!error && data && !department) return <NotFound />;
  return (
    <div className="grid-container">
      {error && <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!data && !error && <Loading />}
      {department && (
        <>
          <p>
            <Link to="/d/$" params={{ _splat: department.ocdId }} className="usa-link">
              {department.name}, {department.stateName}
            </Link>
          </p>
          <h1>
            <Trans>Office profile</Trans>
          </h1>
          {department.canEditProfile ? (
            <>
              <p className="lead">
                <Trans>
                  How to reach your office, for voters and for other offices. Everybody can read it, with or without an
                  account. Leave empty what you do not want to say.
                </Trans>
              </p>
              <ProfileForm key={department.id} department={department} languages={data.officeLanguages} />
            </>
          ) : (
            <Notice tone="info" heading={t`You cannot edit this profile`}>
              <p>
                <Trans>
                  Publishers and stewards of {department.name} edit it. If you are one, check in the menu at the top
                  which department you act for.
                </Trans>
              </p>
            </Notice>
          )}
        </>
      )}
    </div>
  );
}

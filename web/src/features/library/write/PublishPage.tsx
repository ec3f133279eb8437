/** Where publishing starts: a new resource, or on with one of the department's own. */
import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Loading } from '../../../ui/Loading';
import { Notice } from '../../../ui/Notice';
import { SignInLink } from '../../../ui/SignInLink';
import { usePageTitle } from '../../../ui/usePageTitle';
import { WaitingForYou } from '../../curation/WaitingForYou';
import { NewcomerNotice } from '../../directory/NewcomerNotice';
import { isNewcomer, useViewer, writingSeats, type Seat } from '../../directory/viewer';
import { CollectionInvitations } from '../../collections/invite/CollectionInvitations';
import { DepartmentResources } from './DepartmentResources';
import { MyResourcesQuery } from './publishQuery';
import { StartForm } from './StartForm';

const route = getRouteApi('/publish');

export function PublishPage() {
  const { t } = useLingui();
  usePageTitle(t`Publish`);
  const { viewer, error, retry } = useViewer();
  const seats = viewer ? writingSeats(viewer) : [];
  return (
    <div className="grid-container">
      <h1>
        <Trans>Publish</Trans>
      </h1>
      {error && <FailureNotice error={error} onRetry={retry} />}
      {!viewer && !error && <Loading />}
      {viewer && !viewer.person && (
        <Notice tone="info" heading={t`Please sign in`}>
          <p>
            <Trans>Publishing is for members of a department. Sign in with your work account.</Trans>
          </p>
          <SignInLink />
        </Notice>
      )}
      <NewcomerNotice />
      {viewer?.person && !isNewcomer(viewer) && seats.length === 0 && (
        <Notice tone="info" heading={t`You have no department to write for`}>
          <p>
            {viewer.hats.length > 1 ? (
              <Trans>
                You publish for the department that you act for. Choose another one in the menu under your name.
              </Trans>
            ) : (
              <Trans>Ask a steward of your department for the role of a contributor.</Trans>
            )}
          </p>
        </Notice>
      )}
      {seats.length > 0 && <PublishFor seats={seats} />}
    </div>
  );
}

function PublishFor({ seats }: { seats: Seat[] }) {
  const { title } = route.useSearch();
  const departments = seats.map((seat) => seat.department.id);
  const [{ data, error }, ask] = useQuery({
    query: MyResourcesQuery,
    variables: { departments },
    requestPolicy: 'cache-and-network',
  });
  return (
    <>
      <WaitingForYou />
      {seats
        .filter(({ role }) => role === 'PUBLISHER' || role === 'STEWARD')
        .map(({ department }) => (
          <CollectionInvitations key={department.id} departmentId={department.id} />
        ))}
      <StartForm key={title} seats={seats} rules={data?.uploadRules} title={title} />
      {error && <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!data && !error && <Loading />}
      {data && !error && <DepartmentResources resources={data.resources} />}
    </>
  );
}

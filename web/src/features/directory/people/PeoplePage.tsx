/** The people of a department: who holds which seat, who wants to join, who is invited, and which mail domains let people in. */
import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Loading } from '../../../ui/Loading';
import { NotFound } from '../../../ui/NotFound';
import { Notice } from '../../../ui/Notice';
import { useNews } from '../../../ui/useNews';
import { usePageTitle } from '../../../ui/usePageTitle';
import { useViewer } from '../viewer';
import { DoorsSection } from './DoorsSection';
import { DomainsSection } from './DomainsSection';
import { PeopleQuery, type Done, type PeopleDepartment } from './peopleQuery';
import { SeatsSection } from './SeatsSection';

const route = getRouteApi('/people/$');

export function PeoplePage() {
  const { t } = useLingui();
  usePageTitle(t`People`);
  const ocdId = route.useParams()._splat ?? '';
  const [after, setAfter] = useState<string | null>(null);
  const [{ data, error }, ask] = useQuery({
    query: PeopleQuery,
    variables: { ocdId, after },
    requestPolicy: 'cache-and-network',
  });
  const again = () => ask({ requestPolicy: 'network-only' });
  if (!error && data && !data.department) return <NotFound />;
  return (
    <div className="grid-container">
      {error && <FailureNotice error={error} onRetry={again} />}
      {!data && !error && <Loading />}
      {data?.department && (
        <PeopleReading
          key={data.department.id}
          department={data.department}
          after={after}
          onMove={setAfter}
          onChanged={again}
        />
      )}
    </div>
  );
}

type Props = {
  department: PeopleDepartment;
  after: string | null;
  onMove: (after: string | null) => void;
  onChanged: () => void;
};

function PeopleReading({ department, after, onMove, onChanged }: Props) {
  const { t } = useLingui();
  const [news, tell] = useNews();
  const { retry } = useViewer();
  const [round, setRound] = useState(0);
  const done: Done = (heading, more) => {
    tell(heading, more);
    setRound(round + 1);
    onChanged();
    // Whoever changed their own seat sees it in the menu as well.
    retry();
  };
  const { seats, stewardCount } = department;
  return (
    <>
      <p>
        <Link to="/d/$" params={{ _splat: department.ocdId }} className="usa-link">
          {department.name}, {department.stateName}
        </Link>
      </p>
      <h1>
        <Trans>People</Trans>
      </h1>
      {news}
      {!seats && (
        <Notice tone="info" heading={t`These people are not shown to you`}>
          <p>
            <Trans>
              Members of {department.name} see each other here. If you are one, check in the menu at the top which
              department you act for.
            </Trans>
          </p>
          <p>
            <Link to="/join" className="usa-link">
              <Trans>Ask to join a department</Trans>
            </Link>
          </p>
        </Notice>
      )}
      {seats && stewardCount === 0 && (
        <Notice tone="warning" heading={t`This department has no steward`}>
          <p>
            <Trans>Alliance staff decide who joins until somebody here is steward.</Trans>
          </p>
        </Notice>
      )}
      {department.canManagePeople && (
        <DoorsSection
          department={department}
          round={round}
          seats={seats?.edges.map(({ node }) => node) ?? []}
          onDone={done}
        />
      )}
      {seats && <SeatsSection {...{ department, seats, after, onMove }} onDone={done} />}
      {department.domains && <DomainsSection department={department} domains={department.domains} onDone={done} />}
    </>
  );
}

/** Alliance staff, for members to know whom they deal with; administrators give and take roles and stop sign-ins here. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Loading } from '../../../ui/Loading';
import { Notice } from '../../../ui/Notice';
import { SignInLink } from '../../../ui/SignInLink';
import { usePageTitle } from '../../../ui/usePageTitle';
import { useNews } from '../../../ui/useNews';
import type { Done } from '../people/peopleQuery';
import { useViewer } from '../viewer';
import { PeopleSearch } from './PeopleSearch';
import { StandingRow } from './StandingRow';
import { StaffQuery } from './staffQuery';

export function StaffPage() {
  const { t } = useLingui();
  usePageTitle(t`Alliance staff`);
  const { viewer } = useViewer();
  const [news, tell] = useNews();
  const [round, setRound] = useState(0);
  const [{ data, error }, ask] = useQuery({ query: StaffQuery, requestPolicy: 'cache-and-network' });
  const again = () => ask({ requestPolicy: 'network-only' });
  const staff = error ? undefined : data?.staff;
  const administers = viewer?.allianceRole === 'ADMINISTRATOR';
  const curates = administers || viewer?.allianceRole === 'CURATOR';
  const done: Done = (heading, more) => {
    tell(heading, more);
    setRound(round + 1);
    again();
  };
  return (
    <div className="grid-container">
      <h1>
        <Trans>Alliance staff</Trans>
      </h1>
      <p className="lead">
        <Trans>They review what departments send, answer flags, and help departments that have no steward.</Trans>
      </p>
      {curates && (
        <p>
          <Link to="/staff/searches" className="usa-link">
            <Trans>What officials look for and do not find</Trans>
          </Link>
        </p>
      )}
      {news}
      {error && <FailureNotice error={error} onRetry={again} />}
      {!staff && !error && <Loading short />}
      {staff?.length === 0 && (
        <Notice tone="info" heading={t`Nobody is shown to you`}>
          <p>
            <Trans>Members see the Alliance’s staff after they sign in.</Trans>
          </p>
          {viewer && !viewer.person && <SignInLink />}
        </Notice>
      )}
      <ul className="plain-list">
        {staff?.map((person) => (
          <StandingRow key={person.id} person={person} onDone={done} />
        ))}
      </ul>
      {administers && <PeopleSearch round={round} onDone={done} />}
    </div>
  );
}

/** The places that the account menu leads to, for those whom they concern; the server decides what each one shows. */
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { actingSeat, isNewcomer, type Viewer } from './viewer';

type Props = { viewer: Viewer; onFollow: () => void };

export function MenuLinks({ viewer, onFollow }: Props) {
  const seat = actingSeat(viewer);
  const staff = viewer.allianceRole;
  const shared = { className: 'usa-link', onClick: onFollow };
  return (
    <ul className="plain-list">
      <li>
        <Link to="/account" {...shared}>
          <Trans>Your account</Trans>
        </Link>
      </li>
      <li>
        <Link to="/searches" {...shared}>
          <Trans>My saved searches</Trans>
        </Link>{' '}
        {viewer.newInSavedSearches > 0 && (
          <span className="usa-tag">
            <Trans>{viewer.newInSavedSearches} new</Trans>
          </span>
        )}
      </li>
      {isNewcomer(viewer) && (
        <li>
          <Link to="/join" {...shared}>
            <Trans>Join a department</Trans>
          </Link>
        </li>
      )}
      {seat && (
        <>
          <li>
            <Link to="/d/$" params={{ _splat: seat.department.ocdId }} {...shared}>
              {seat.department.name}, {seat.department.state}
            </Link>
          </li>
          <li>
            <Link to="/people/$" params={{ _splat: seat.department.ocdId }} {...shared}>
              <Trans>My department’s people</Trans>
            </Link>
          </li>
        </>
      )}
      {(seat || staff) && (
        <>
          <li>
            <Link to="/groups" {...shared}>
              <Trans>Groups</Trans>
            </Link>
          </li>
          <li>
            <Link to="/flags" {...shared}>
              <Trans>My flags</Trans>
            </Link>
          </li>
        </>
      )}
      {(seat?.role === 'STEWARD' || staff) && (
        <li>
          <Link to="/record" search={{}} {...shared}>
            <Trans>Record</Trans>
          </Link>
        </li>
      )}
      {staff === 'ADMINISTRATOR' && (
        <li>
          <Link to="/requests" {...shared}>
            <Trans>Requests to join</Trans>
          </Link>
        </li>
      )}
      {(staff === 'CURATOR' || staff === 'ADMINISTRATOR') && (
        <li>
          <Link to="/staff/thesaurus" search={{}} {...shared}>
            <Trans>Thesaurus</Trans>
          </Link>
        </li>
      )}
      {staff && (
        <li>
          <Link to="/staff" {...shared}>
            <Trans>Alliance staff</Trans>
          </Link>
        </li>
      )}
    </ul>
  );
}

/** Where one belongs: each seat with its role, the one acted from, taking another, and leaving. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { ActAsButton } from '../ActAsButton';
import { hatWords } from '../hats';
import { roleWords } from '../roleWords';
import type { OwnHat } from './accountQuery';
import { duties, staffDuties } from './duties';
import { LeaveSeat } from './LeaveSeat';

type Props = { hats: readonly OwnHat[]; onLeft: (place: string) => void };

export function SeatsSection({ hats, onLeft }: Props) {
  const { t, i18n } = useLingui();
  return (
    <section aria-labelledby="seats-heading">
      <h2 id="seats-heading">
        <Trans>Where you belong</Trans>
      </h2>
      {hats.length === 0 && (
        <p>
          <Trans>You belong to no department yet.</Trans>
        </p>
      )}
      {hats.length > 1 && (
        <p className="measure">
          <Trans>You act as one of these at a time. What you may see and do goes by it, and so does the record.</Trans>
        </p>
      )}
      <ul className="plain-list">
        {hats.map((hat) => {
          const words = hatWords(i18n, hat);
          return (
            <li className="file" key={hat.seat?.id ?? 'staff'}>
              <h3>
                {words}{' '}
                {hat.current && (
                  <span className="usa-tag">
                    <Trans>You act as this now</Trans>
                  </span>
                )}
              </h3>
              {hat.seat && (
                <p>
                  <Trans>Role: {i18n._(roleWords[hat.seat.role])}.</Trans> {i18n._(duties[hat.seat.role])}
                </p>
              )}
              {hat.allianceRole && <p>{i18n._(staffDuties[hat.allianceRole])}</p>}
              {!hat.current && (
                <div className="row">
                  <ActAsButton seatId={hat.seat?.id ?? null} label={t`Act as this`} about={words} outline />
                </div>
              )}
              {hat.seat && (
                <LeaveSeat
                  seat={hat.seat}
                  onLeft={() => onLeft(`${hat.seat!.department.name}, ${hat.seat!.department.stateName}`)}
                />
              )}
            </li>
          );
        })}
      </ul>
      <p>
        <Link to="/join" className="usa-link">
          <Trans>Join a department</Trans>
        </Link>
      </p>
    </section>
  );
}

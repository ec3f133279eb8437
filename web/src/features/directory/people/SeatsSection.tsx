/** The seats of a department: first those that somebody holds, then the vacant ones with what they keep. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Notice } from '../../../ui/Notice';
import { Pager } from '../../../ui/Pager';
import type { Done, PeopleDepartment } from './peopleQuery';
import { SeatRow } from './SeatRow';

type Props = {
  department: PeopleDepartment;
  seats: NonNullable<PeopleDepartment['seats']>;
  after: string | null;
  onMove: (after: string | null) => void;
  onDone: Done;
};

export function SeatsSection({ department, seats, after, onMove, onDone }: Props) {
  const { t } = useLingui();
  const all = seats.edges.map(({ node }) => node);
  const held = all.filter((seat) => !seat.vacant);
  // A seat that somebody is invited to stands among the open invitations.
  const vacant = all.filter((seat) => seat.vacant && !seat.invitation);
  const row = (seat: (typeof all)[number]) => (
    <SeatRow key={`${seat.id} ${seat.holder?.id}`} {...{ seat, department, seats: all, onDone }} />
  );
  return (
    <>
      <section aria-labelledby="members-heading">
        <h2 id="members-heading">
          <Trans>Members</Trans>
        </h2>
        {held.length === 0 && (
          <Notice tone="info" heading={t`Nobody is here yet`} level="h3">
            <p>
              <Trans>Members appear here as soon as somebody joins.</Trans>
            </p>
          </Notice>
        )}
        <ul className="plain-list">{held.map(row)}</ul>
      </section>
      {vacant.length > 0 && (
        <section aria-labelledby="vacant-heading">
          <h2 id="vacant-heading">
            <Trans>Vacant seats</Trans>
          </h2>
          <p className="measure">
            <Trans>
              A seat keeps its drafts when its holder goes. Invite somebody to it, or close it and hand its drafts on.
            </Trans>
          </p>
          <ul className="plain-list">{vacant.map(row)}</ul>
        </section>
      )}
      <Pager after={after} next={seats.pageInfo.hasNextPage ? seats.pageInfo.endCursor : null} onMove={onMove} />
    </>
  );
}

/** One of one's own flags: what it says, where it is, and why it was decided so. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { DateText } from '../../../ui/DateText';
import type { Tell } from '../../../ui/useNews';
import type { OwnFlag } from './flagOrders';
import { flagStateWords, flagWords } from './flagWords';
import { TakeBack } from './TakeBack';

export function FlagRow({ flag, onDone }: { flag: OwnFlag; onDone: Tell }) {
  const { i18n } = useLingui();
  return (
    <li className="file">
      <h2 className="file__name">
        <FlaggedTitle flag={flag} />
      </h2>
      <p className="facts">
        <span className="usa-tag usa-tag--quiet">{i18n._(flagStateWords[flag.state])}</span>
        <span>{i18n._(flagWords[flag.kind])}</span>
        <span>
          <Trans>
            Flagged <DateText value={flag.createdAt} />
          </Trans>
        </span>
      </p>
      <p className="lines">{flag.reason}</p>
      {flag.passage && <blockquote className="said">{flag.passage}</blockquote>}
      {flag.decisionReason && (
        <p className="lines">
          <strong>
            <Trans>Why it was decided so:</Trans>
          </strong>{' '}
          {flag.decisionReason}
        </p>
      )}
      {flag.decidedAt && (
        <p className="quiet">
          <Trans>
            Decided <DateText value={flag.decidedAt} />
          </Trans>
        </p>
      )}
      {flag.state === 'OPEN' && <TakeBack flag={flag} onDone={onDone} />}
    </li>
  );
}

/** The way to what was flagged, while its flagger may read it. */
function FlaggedTitle({ flag }: { flag: OwnFlag }) {
  const { title, resource, collection } = flag;
  if (resource)
    return (
      <Link to="/r/$slug" params={{ slug: resource.slug }} className="usa-link">
        {title}
      </Link>
    );
  if (collection)
    return (
      <Link to="/c/$slug" params={{ slug: collection.slug }} className="usa-link">
        {title}
      </Link>
    );
  return title;
}

/** The flags that a request gathers: what each says, from which department, and how often its maker was right. Never who. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { DateText } from '../../../ui/DateText';
import { flagWords } from '../flag/flagWords';
import type { ReviewedFlag } from './moderationQuery';
import { weightWords } from './weightWords';

export function FlagCase({ flags }: { flags: ReviewedFlag[] }) {
  return (
    <section aria-labelledby="flags-heading">
      <h2 id="flags-heading">
        <Trans>What was flagged</Trans>
      </h2>
      {flags.length === 0 ? (
        <p>
          <Trans>Somebody told the Alliance that something is wrong. A moderator checks it and gives a reason.</Trans>
        </p>
      ) : (
        <p className="quiet">
          <Trans>You see the department of each flag, never the person. Decide by what is in the text.</Trans>
        </p>
      )}
      <ul className="plain-list">
        {flags.map((flag) => (
          <OneFlag key={flag.id} flag={flag} />
        ))}
      </ul>
    </section>
  );
}

function OneFlag({ flag }: { flag: ReviewedFlag }) {
  const { i18n } = useLingui();
  const { department } = flag;
  return (
    <li className="file">
      <h3 className="file__name">{i18n._(flagWords[flag.kind])}</h3>
      <p className="facts">
        {department && (
          <span>
            <Link to="/d/$" params={{ _splat: department.ocdId }} className="usa-link">
              {department.name}, {department.stateName}
            </Link>
          </span>
        )}
        <span>
          <DateText value={flag.createdAt} />
        </span>
        <span>{i18n._(weightWords(flag.weight))}</span>
      </p>
      <p className="lines">{flag.reason}</p>
      {flag.passage && <blockquote className="said">{flag.passage}</blockquote>}
    </li>
  );
}

/** Flags for whoever answers them: what each says, from which department, and how often its maker was right. Never who. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { DateText } from '../../../ui/DateText';
import { flagWords } from '../flag/flagWords';
import type { ReviewedFlag } from './reviewedFlag';
import { weightWords } from './weightWords';

type Props = { flags: ReviewedFlag[]; level: 'h3' | 'h4' };

export function FlagList({ flags, level }: Props) {
  return (
    <>
      <p className="quiet">
        <Trans>You see the department of each flag, never the person. Decide by what is in the text.</Trans>
      </p>
      <ul className="plain-list">
        {flags.map((flag) => (
          <OneFlag key={flag.id} flag={flag} level={level} />
        ))}
      </ul>
    </>
  );
}

function OneFlag({ flag, level: Heading }: { flag: ReviewedFlag; level: Props['level'] }) {
  const { i18n } = useLingui();
  const { department } = flag;
  return (
    <li className="file">
      <Heading className="file__name">{i18n._(flagWords[flag.kind])}</Heading>
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

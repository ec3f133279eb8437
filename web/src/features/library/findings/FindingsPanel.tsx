/** What was found in a document: the gravest first, each with why it matters, what to do, the rule behind it, and where it is. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { EnumOf } from '../../../gql';
import type { Finding } from '../documentQuery';
import { findingWords } from './findingWords';
import { placeWords } from './placeWords';

type Severity = EnumOf<'FindingSeverity'>;
const severities: Severity[] = ['SERIOUS', 'WARNING', 'NOTE'];

type Props = {
  filename: string;
  findings: Finding[];
  /** One below the heading that it stands under. */
  level: 'h3' | 'h4';
  /** Whether the findings are seen at once, or when they are asked for. */
  open?: boolean;
};

export function FindingsPanel({ filename, findings, level: Heading, open }: Props) {
  const groups = severities
    .map((severity) => ({ severity, list: findings.filter((finding) => finding.severity === severity) }))
    .filter(({ list }) => list.length > 0);
  if (groups.length === 0) {
    return (
      <p className="findings__none">
        <Trans>We found nothing to mend.</Trans>
      </p>
    );
  }
  return (
    <details className="findings" open={open}>
      <summary>
        <Trans>
          What we found<span className="visually-hidden"> in {filename}</span>
        </Trans>
        {': '}
        {groups.map(({ severity, list }, place) => (
          <span key={severity} className={`findings__count findings__count--${severity.toLowerCase()}`}>
            {place > 0 && ', '}
            <SeverityCount severity={severity} count={list.length} />
          </span>
        ))}
      </summary>
      {groups.map(({ severity, list }) => (
        <section key={severity} className={`findings__group findings__group--${severity.toLowerCase()}`}>
          <Heading>
            {severity === 'SERIOUS' && <Trans>Serious: can harm people or an election</Trans>}
            {severity === 'WARNING' && <Trans>Warnings: likely should not be there</Trans>}
            {severity === 'NOTE' && <Trans>Notes: worth a look</Trans>}
          </Heading>
          <ul className="plain-list">
            {list.map((finding) => (
              <FindingItem key={finding.code} finding={finding} level={Heading === 'h3' ? 'h4' : 'h5'} />
            ))}
          </ul>
        </section>
      ))}
    </details>
  );
}

function SeverityCount({ severity, count }: { severity: Severity; count: number }) {
  if (severity === 'SERIOUS') return <Plural value={count} one="# serious" other="# serious" />;
  if (severity === 'WARNING') return <Plural value={count} one="# warning" other="# warnings" />;
  return <Plural value={count} one="# note" other="# notes" />;
}

function FindingItem({ finding, level: Heading }: { finding: Finding; level: 'h4' | 'h5' }) {
  const { i18n } = useLingui();
  // The server speaks English; other languages have their words here, by the code.
  const ours = i18n.locale.startsWith('en') ? undefined : findingWords[finding.code];
  const say = (part: 'title' | 'why' | 'mend') => (ours ? i18n._(ours[part]) : finding[part]);
  return (
    <li className="finding">
      <Heading>
        {say('title')} <span className="quiet">({finding.count})</span>
      </Heading>
      <p>{say('why')}</p>
      <p>
        <strong>
          <Trans>What to do:</Trans>
        </strong>{' '}
        {say('mend')}
      </p>
      {finding.rule && (
        <p className="quiet">
          <Trans>Rule: {finding.rule}</Trans>
        </p>
      )}
      {finding.places.length > 0 && (
        <ul className="finding__places">
          {finding.places.map((place, number) => (
            <li key={number}>
              {place.at && <span className="quiet">{placeWords(place.at, i18n)}</span>}
              {place.at && place.excerpt && ': '}
              {place.excerpt && <q>{place.excerpt}</q>}
            </li>
          ))}
          {finding.count > finding.places.length && (
            <li className="quiet">
              <Plural value={finding.count - finding.places.length} one="and # more" other="and # more" />
            </li>
          )}
        </ul>
      )}
    </li>
  );
}

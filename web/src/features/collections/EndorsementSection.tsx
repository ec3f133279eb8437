/** What the Alliance says of a resource, in plain words: which version, until when, and what was found by its rubric. */
import { Trans, useLingui } from '@lingui/react/macro';
import { DateText } from '../../ui/DateText';
import { levelWords } from './levelWords';
import type { Endorsement } from './resourceCurationQuery';

type Props = { endorsement: Endorsement; currentNumber: number | null | undefined };

export function EndorsementSection({ endorsement, currentNumber }: Props) {
  const { versionNumber, state } = endorsement;
  return (
    <section aria-labelledby="endorsed-heading">
      <h2 id="endorsed-heading">
        <Trans>What the Alliance says</Trans>
      </h2>
      <p className="measure">
        <strong>
          <Sentence endorsement={endorsement} />
        </strong>
      </p>
      {state === 'WITHDRAWN' && endorsement.reason && (
        <p className="measure lines">
          <Trans>Why: {endorsement.reason}</Trans>
        </p>
      )}
      {state !== 'WITHDRAWN' && currentNumber != null && currentNumber > versionNumber && (
        <p className="measure">
          <Trans>It did not look at what has changed since version {versionNumber}.</Trans>
        </p>
      )}
      {endorsement.statement && <p className="measure lines">{endorsement.statement}</p>}
      <Marks endorsement={endorsement} />
    </section>
  );
}

function Sentence({ endorsement: { versionNumber, state, expiresOn } }: { endorsement: Endorsement }) {
  if (state === 'WITHDRAWN')
    return <Trans>The Alliance has withdrawn its endorsement of version {versionNumber}.</Trans>;
  if (state === 'EXPIRED')
    return (
      <Trans>
        The Alliance endorsed version {versionNumber}. The endorsement ended on <DateText value={expiresOn} />.
      </Trans>
    );
  return (
    <Trans>
      The Alliance endorsed version {versionNumber} until <DateText value={expiresOn} />.
    </Trans>
  );
}

function Marks({ endorsement: { marks, endorsedOn } }: { endorsement: Endorsement }) {
  const { i18n } = useLingui();
  if (marks.length === 0) return null;
  return (
    <details>
      <summary>
        <Trans>What was looked at, and what was found</Trans>
      </summary>
      <dl className="about">
        {marks.map(({ dimension, level, words }) => (
          <div key={dimension.dimension}>
            <dt>{dimension.name}</dt>
            <dd>
              <span className="quiet">{dimension.question}</span>
              <br />
              <strong>{i18n._(levelWords[level])}</strong>
              {words && ': '}
              <span className="lines">{words}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="quiet">
        <Trans>
          Looked at on <DateText value={endorsedOn} />
        </Trans>
      </p>
    </details>
  );
}

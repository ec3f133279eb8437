/** For whom it is, what it takes and what it costs, told by its writers. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { DateText } from '../../../ui/DateText';
import { sizeWords } from '../../../ui/kinds';
import type { Details } from './detailsFragment';
import { electionKindWords } from './detailsWords';

export function DetailsFacts({ details }: { details: Details }) {
  const { i18n } = useLingui();
  const { minutes, sizes, electionKinds, equipment, reviewBy } = details;
  const facts: [string, ReactNode, ReactNode][] = [
    ['audience', <Trans>For whom</Trans>, details.audience],
    [
      'minutes',
      <Trans>How long</Trans>,
      minutes !== null && <Plural value={minutes} one="# minute" other="# minutes" />,
    ],
    ['objectives', <Trans>Afterwards people can</Trans>, list(details.objectives)],
    ['effort', <Trans>What it takes</Trans>, details.effort],
    ['cost', <Trans>What it costs</Trans>, details.cost],
    ['sizes', <Trans>Sizes of office</Trans>, list(sizes.map((size) => i18n._(sizeWords[size])))],
    ['kinds', <Trans>Elections</Trans>, list(electionKinds.map((kind) => i18n._(electionKindWords[kind])))],
    ['equipment', <Trans>Equipment</Trans>, list(equipment)],
    ['review', <Trans>Its office looks at it again by</Trans>, reviewBy && <DateText value={reviewBy} />],
  ];
  const told = facts.filter(([, , fact]) => fact);
  if (told.length === 0) return null;
  return (
    <section aria-labelledby="fit-heading">
      <h2 id="fit-heading">
        <Trans>Does it fit your office?</Trans>
      </h2>
      <dl className="details-facts">
        {told.map(([key, name, fact]) => (
          <div key={key}>
            <dt>{name}</dt>
            <dd className="lines">{fact}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const list = (lines: string[]) =>
  lines.length > 0 && (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );

/** For whom it is, what it takes and what it costs, told by its writers. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { DateText } from '../../../ui/DateText';
import { sizeWords } from '../../../ui/kinds';
import type { Details } from './detailsFragment';
import { electionKindWords } from './detailsWords';

export function DetailsFacts({ details }: { details: Details }) {
  const { t, i18n } = useLingui();
  const { minutes, sizes, electionKinds, equipment, objectives, reviewBy } = details;
  const words = [details.audience, details.effort, details.cost, reviewBy, minutes];
  const lists = [sizes, electionKinds, equipment, objectives];
  if (!words.some(Boolean) && lists.every((list) => list.length === 0)) return null;
  return (
    <section aria-labelledby="fit-heading">
      <h2 id="fit-heading">
        <Trans>Does it fit your office?</Trans>
      </h2>
      <dl className="details-facts">
        <Fact name={t`For whom`}>{details.audience}</Fact>
        <Fact name={t`How long`}>
          {minutes !== null && <Plural value={minutes} one="# minute" other="# minutes" />}
        </Fact>
        <Fact name={t`Afterwards people can`}>{lines(objectives)}</Fact>
        <Fact name={t`What it takes`}>{details.effort}</Fact>
        <Fact name={t`What it costs`}>{details.cost}</Fact>
        <Fact name={t`Sizes of office`}>{lines(sizes.map((size) => i18n._(sizeWords[size])))}</Fact>
        <Fact name={t`Elections`}>{lines(electionKinds.map((kind) => i18n._(electionKindWords[kind])))}</Fact>
        <Fact name={t`Equipment`}>{lines(equipment)}</Fact>
        <Fact name={t`Its office looks at it again by`}>{reviewBy && <DateText value={reviewBy} />}</Fact>
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd className="lines">{children}</dd>
    </div>
  );
}

const lines = (items: string[]) =>
  items.length > 0 && (
    <ul>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );

/** One month: how long decisions took, what is still open, and each kind of decision with how often it was made. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { flagWords } from '../flag/flagWords';
import { MedianText } from './MedianText';
import { isRunning, monthName } from './monthName';
import { askedWords, decidedWords } from './reportWords';
import type { Line, Month } from './transparencyQuery';

export function MonthSection({ month }: { month: Month }) {
  const { i18n } = useLingui();
  const name = monthName(month.month, i18n.locales);
  const id = `month-${month.month}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{name}</h2>
      <p>
        {month.medianHours !== null && (
          <>
            <MedianText hours={month.medianHours} />{' '}
          </>
        )}
        {isRunning(month.month) ? (
          <Plural
            value={month.open}
            _0="The month still runs. Nothing is open now."
            one="The month still runs. # request is open now."
            other="The month still runs. # requests are open now."
          />
        ) : (
          <Plural
            value={month.open}
            _0="Nothing was left open at its end."
            one="# request was left open at its end."
            other="# requests were left open at its end."
          />
        )}
      </p>
      {month.lines.length === 0 ? (
        <p>
          <Trans>Nothing was decided.</Trans>
        </p>
      ) : (
        <MonthTable name={name} lines={month.lines} />
      )}
    </section>
  );
}

function MonthTable({ name, lines }: { name: string; lines: Line[] }) {
  const { t, i18n } = useLingui();
  const asked = (line: Line) => {
    const words = i18n._(askedWords(line));
    return line.flagKind ? `${words}: ${i18n._(flagWords[line.flagKind])}` : words;
  };
  return (
    <table className="queue">
      <caption className="visually-hidden">
        <Trans>Decisions of {name}</Trans>
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <Trans>What was asked</Trans>
          </th>
          <th scope="col">
            <Trans>What was decided</Trans>
          </th>
          <th scope="col">
            <Trans>How many</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.kind} ${line.about} ${line.flagKind} ${line.decision}`}>
            <th scope="row">{asked(line)}</th>
            <td data-label={t`What was decided`}>{i18n._(decidedWords(line))}</td>
            <td data-label={t`How many`}>{i18n.number(line.count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

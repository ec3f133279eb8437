/** The checklist as it was answered in the round before: what was found wrong or doubted first, all the rest behind one line. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { CheckAnswer } from '../checks/CheckAnswer';
import { questionWords } from '../checks/criterionWords';
import { needsNote } from '../checks/verdictWords';
import type { Check } from '../reviewQuery';

export function AnswersBefore({ checks }: { checks: Check[] }) {
  const answered = checks.filter(({ verdict }) => verdict !== null);
  if (answered.length === 0) return null;
  const wrong = answered.filter(({ verdict, needsSecond }) => needsNote(verdict) || needsSecond);
  const fine = answered.filter((check) => !wrong.includes(check));
  return (
    <>
      <h3>
        <Trans>The answers of then</Trans>
      </h3>
      {wrong.length > 0 && <AnswerList checks={wrong} />}
      {fine.length > 0 && (
        <details>
          <summary>
            <Plural value={fine.length} one="# question without a fault" other="# questions without a fault" />
          </summary>
          <AnswerList checks={fine} />
        </details>
      )}
    </>
  );
}

function AnswerList({ checks }: { checks: Check[] }) {
  const { i18n } = useLingui();
  return (
    <ul className="plain-list checks">
      {checks.map((check) => (
        <li key={check.criterion.key}>
          <h4>{questionWords(i18n, check.criterion)}</h4>
          <p>
            <CheckAnswer check={check} />
          </p>
          {check.note && <p className="said">{check.note}</p>}
        </li>
      ))}
    </ul>
  );
}

/** The checklist for those who do not answer it, the department among them: what is asked of everybody, and what was found. */
import { Trans, useLingui } from '@lingui/react/macro';
import type { Check } from '../reviewQuery';
import { CheckAnswer } from './CheckAnswer';
import { helpWords, questionWords } from './criterionWords';

export function ChecklistAnswers({ checks }: { checks: Check[] }) {
  const { i18n } = useLingui();
  return (
    <section className="card" aria-labelledby="checklist-heading">
      <h2 id="checklist-heading">
        <Trans>Checklist</Trans>
      </h2>
      <p>
        <Trans>Reviewers ask the same of every resource.</Trans>
      </p>
      <ul className="plain-list checks">
        {checks.map((check) => (
          <li key={check.criterion.key}>
            <h3>{questionWords(i18n, check.criterion)}</h3>
            <p className="quiet">{helpWords(i18n, check.criterion)}</p>
            <p>
              <CheckAnswer check={check} />
            </p>
            {check.note && <p className="said">{check.note}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

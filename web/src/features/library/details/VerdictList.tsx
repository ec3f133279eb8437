/** Whether it may be used in each state that its writers say something of, the reader's own first. */
import { Trans, useLingui } from '@lingui/react/macro';
import { DateText } from '../../../ui/DateText';
import { stateName, type StateCode } from '../../../ui/states';
import type { Verdict } from './detailsFragment';
import { usabilityWords } from './detailsWords';

export function VerdictList({ verdicts, own }: { verdicts: Verdict[]; own: StateCode | undefined }) {
  const { t, i18n } = useLingui();
  const sorted = [...verdicts].sort(
    (a, b) => Number(b.state === own) - Number(a.state === own) || stateName(a.state).localeCompare(stateName(b.state)),
  );
  return (
    <section aria-labelledby="verdicts-heading">
      <h2 id="verdicts-heading">
        <Trans>May your state use it?</Trans>
      </h2>
      <p className="quiet">
        <Trans>This is what its office says. It is not legal advice.</Trans>
      </p>
      <table className="queue" aria-labelledby="verdicts-heading">
        <thead>
          <tr>
            <th scope="col">
              <Trans>State</Trans>
            </th>
            <th scope="col">
              <Trans>Usable?</Trans>
            </th>
            <th scope="col">
              <Trans>Why</Trans>
            </th>
            <th scope="col">
              <Trans>Law or rule</Trans>
            </th>
            <th scope="col">
              <Trans>Checked on</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((verdict) => (
            <tr key={verdict.state}>
              <th scope="row">{stateName(verdict.state)}</th>
              <td data-label={t`Usable?`}>{i18n._(usabilityWords[verdict.usability])}</td>
              <td data-label={t`Why`} className="lines">
                {verdict.reason || '–'}
              </td>
              <td data-label={t`Law or rule`}>{verdict.citation || '–'}</td>
              <td data-label={t`Checked on`}>{verdict.checkedOn ? <DateText value={verdict.checkedOn} /> : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

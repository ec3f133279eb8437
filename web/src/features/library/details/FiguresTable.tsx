/** The numbers of a story, before and after. */
import { Trans, useLingui } from '@lingui/react/macro';
import type { Details } from './detailsFragment';

export function FiguresTable({ figures }: { figures: Details['figures'] }) {
  const { t, i18n } = useLingui();
  // A version's numbers are numbers; anything else is shown as it is.
  const number = (text: string) =>
    text.trim() !== '' && Number.isFinite(Number(text))
      ? new Intl.NumberFormat(i18n.locales, { maximumFractionDigits: 20 }).format(Number(text))
      : text;
  return (
    <section aria-labelledby="figures-heading">
      <h2 id="figures-heading">
        <Trans>In numbers</Trans>
      </h2>
      <table className="figures" aria-labelledby="figures-heading">
        <thead>
          <tr>
            <th scope="col">
              <Trans>What was counted</Trans>
            </th>
            <th scope="col">
              <Trans>Before</Trans>
            </th>
            <th scope="col">
              <Trans>After</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ label, before, after, unit }, place) => (
            // Two rows may say the same; their order is all that tells them apart.
            <tr key={place}>
              <th scope="row">
                {label}
                {unit && <span className="quiet"> ({unit})</span>}
              </th>
              <td data-label={t`Before`}>{number(before)}</td>
              <td data-label={t`After`}>
                <span aria-hidden="true">→ </span>
                <strong>{number(after)}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

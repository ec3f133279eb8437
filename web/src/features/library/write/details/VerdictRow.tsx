/** One state of the table: how usable it is there, why, by which law or rule, and when that was looked at. */
import { Trans, useLingui } from '@lingui/react/macro';
import { stateName } from '../../../../ui/states';
import { usabilityWords, type Usability } from '../../details/detailsWords';
import type { Verdict } from '../detailsFields';

type Props = { verdict: Verdict; onChange: (patch: Partial<Verdict>) => void; onRemove: () => void };

const usabilities = Object.keys(usabilityWords) as Usability[];

export function VerdictRow({ verdict, onChange, onRemove }: Props) {
  const { t, i18n } = useLingui();
  const state = stateName(verdict.state);
  return (
    <tr data-state={verdict.state}>
      <th scope="row">{state}</th>
      <td data-label={t`How usable?`}>
        <select
          className="usa-select"
          aria-label={t`How usable in ${state}?`}
          value={verdict.usability}
          onChange={(event) => onChange({ usability: event.target.value as Usability })}
        >
          {usabilities.map((usability) => (
            <option key={usability} value={usability}>
              {i18n._(usabilityWords[usability])}
            </option>
          ))}
        </select>
      </td>
      <td data-label={t`Why?`}>
        <textarea
          className="usa-textarea"
          aria-label={t`Why, in ${state}?`}
          value={verdict.reason}
          onChange={(event) => onChange({ reason: event.target.value })}
        />
      </td>
      <td data-label={t`Law or rule`}>
        <input
          className="usa-input"
          aria-label={t`Law or rule in ${state}`}
          value={verdict.citation}
          onChange={(event) => onChange({ citation: event.target.value })}
        />
      </td>
      <td data-label={t`Checked on`}>
        <input
          className="usa-input"
          type="date"
          aria-label={t`Checked on, for ${state}`}
          value={verdict.checkedOn}
          onChange={(event) => onChange({ checkedOn: event.target.value })}
        />
      </td>
      <td>
        <button
          type="button"
          className="usa-button usa-button--unstyled"
          aria-label={t`Remove ${state}`}
          onClick={onRemove}
        >
          <Trans>Remove</Trans>
        </button>
      </td>
    </tr>
  );
}

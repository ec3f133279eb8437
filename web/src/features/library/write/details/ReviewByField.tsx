/** The day by which the writers look at it again, with quick choices. */
import { Trans, useLingui } from '@lingui/react/macro';
import { TextField } from '../../../../ui/TextField';
import { fieldWords } from '../fieldWords';
import { monthsLater } from './days';

type Props = { day: string; error?: string; onChange: (day: string) => void };

export function ReviewByField({ day, error, onChange }: Props) {
  const { t, i18n } = useLingui();
  return (
    <>
      <TextField
        field="reviewBy"
        type="date"
        label={i18n._(fieldWords.reviewBy)}
        hint={t`Laws and addresses change. After this day readers are told that it may be out of date (optional)`}
        error={error}
        value={day}
        onChange={onChange}
      />
      <div className="row actions" role="group" aria-label={t`Quick choices for the day`}>
        <button
          type="button"
          className="usa-button usa-button--outline"
          onClick={() => onChange(monthsLater(new Date(), 6))}
        >
          <Trans>In 6 months</Trans>
        </button>
        <button
          type="button"
          className="usa-button usa-button--outline"
          onClick={() => onChange(monthsLater(new Date(), 12))}
        >
          <Trans>In a year</Trans>
        </button>
        {day && (
          <button type="button" className="usa-button usa-button--unstyled" onClick={() => onChange('')}>
            <Trans>No date</Trans>
          </button>
        )}
      </div>
    </>
  );
}

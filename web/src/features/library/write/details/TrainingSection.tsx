/** What a training says of itself: for whom, how long, and what people can do afterwards. */
import { Trans, useLingui } from '@lingui/react/macro';
import { TextField } from '../../../../ui/TextField';
import { isMinutes } from '../detailsFields';
import { fieldWords } from '../fieldWords';
import type { KindProps } from './DetailsSections';
import { LinesField } from './LinesField';

export function TrainingSection({ fields, errors, onChange, children }: KindProps) {
  const { t, i18n } = useLingui();
  const wrongMinutes = isMinutes(fields.minutes) ? undefined : t`Write the minutes as a whole number, like 90`;
  return (
    <section aria-labelledby="training-heading">
      <h2 id="training-heading">
        <Trans>The training</Trans>
      </h2>
      <TextField
        field="audience"
        label={i18n._(fieldWords.audience)}
        hint={t`Like: new election judges, or staff who answer the phone`}
        error={errors.audience}
        value={fields.audience}
        onChange={(audience) => onChange({ audience })}
      />
      <TextField
        field="minutes"
        label={i18n._(fieldWords.minutes)}
        inputMode="numeric"
        error={errors.minutes ?? wrongMinutes}
        value={fields.minutes}
        onChange={(minutes) => onChange({ minutes })}
      />
      <LinesField
        field="objectives"
        label={i18n._(fieldWords.objectives)}
        hint={t`One a line, like: Open and close a ballot box with two people`}
        error={errors.objectives}
        lines={fields.objectives}
        onChange={(objectives) => onChange({ objectives })}
      />
      {children}
    </section>
  );
}

/** Whether it fits another office: in which states it may be used, for whom it is, what it takes, and when it is looked at again. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Choices } from '../../../../ui/Choices';
import { sizeWords, type Size } from '../../../../ui/kinds';
import { TextField } from '../../../../ui/TextField';
import { electionKindWords, type ElectionKind } from '../../details/detailsWords';
import { fieldWords } from '../fieldWords';
import type { DetailsProps } from './DetailsSections';
import { LinesField } from './LinesField';
import { ReviewByField } from './ReviewByField';
import { VerdictTable } from './VerdictTable';

const sizes = Object.keys(sizeWords) as Size[];
const electionKinds = Object.keys(electionKindWords) as ElectionKind[];

export function FitSection({ fields, errors, onChange }: DetailsProps) {
  const { t, i18n } = useLingui();
  return (
    <section aria-labelledby="fit-heading">
      <h2 id="fit-heading">
        <Trans>Will it fit another office?</Trans>
      </h2>
      <TextField
        field="effort"
        type="area"
        label={i18n._(fieldWords.effort)}
        hint={t`Be honest, with the hard parts too. Like: Two staff days, once, and an hour each election (optional)`}
        error={errors.effort}
        value={fields.effort}
        onChange={(effort) => onChange({ effort })}
      />
      <TextField
        field="cost"
        type="area"
        label={i18n._(fieldWords.cost)}
        hint={t`Like: About $300 for 40 bags, and $40 a year (optional)`}
        error={errors.cost}
        value={fields.cost}
        onChange={(cost) => onChange({ cost })}
      />
      <ReviewByField day={fields.reviewBy} error={errors.reviewBy} onChange={(reviewBy) => onChange({ reviewBy })} />
      <details open={errors.verdicts ? true : undefined}>
        <summary>
          {i18n._(fieldWords.verdicts)} (
          <Plural value={fields.verdicts.length} _0="nothing said yet" one="# state" other="# states" />)
        </summary>
        <VerdictTable
          verdicts={fields.verdicts}
          states={fields.states}
          error={errors.verdicts}
          onChange={(verdicts) => onChange({ verdicts })}
        />
      </details>
      <details open={errors.sizes ? true : undefined}>
        <summary>
          {i18n._(fieldWords.sizes)} (<Plural value={fields.sizes.length} _0="all" one="# chosen" other="# chosen" />)
        </summary>
        <Choices
          field="sizes"
          kind="checkbox"
          legend={i18n._(fieldWords.sizes)}
          hint={t`Choose none when it fits all`}
          error={errors.sizes}
          options={sizes.map((size) => ({ value: size, label: i18n._(sizeWords[size]) }))}
          chosen={fields.sizes}
          onChange={(chosen) => onChange({ sizes: chosen })}
        />
      </details>
      <details open={errors.electionKinds ? true : undefined}>
        <summary>
          {i18n._(fieldWords.electionKinds)} (
          <Plural value={fields.electionKinds.length} _0="all" one="# chosen" other="# chosen" />)
        </summary>
        <Choices
          field="electionKinds"
          kind="checkbox"
          legend={i18n._(fieldWords.electionKinds)}
          hint={t`Choose none when it fits all`}
          error={errors.electionKinds}
          options={electionKinds.map((kind) => ({ value: kind, label: i18n._(electionKindWords[kind]) }))}
          chosen={fields.electionKinds}
          onChange={(chosen) => onChange({ electionKinds: chosen })}
        />
      </details>
      <details open={errors.equipment ? true : undefined}>
        <summary>
          {i18n._(fieldWords.equipment)} (
          <Plural value={fields.equipment.length} _0="any" one="# named" other="# named" />)
        </summary>
        <LinesField
          field="equipment"
          label={i18n._(fieldWords.equipment)}
          hint={t`One machine or system a line. Never serial numbers, keys or passwords: readers see this.`}
          error={errors.equipment}
          lines={fields.equipment}
          onChange={(equipment) => onChange({ equipment })}
        />
      </details>
    </section>
  );
}

/** One question of the rubric: what is asked and how to answer it, a level, and why. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Choices } from '../../../ui/Choices';
import { TextField } from '../../../ui/TextField';
import type { Sending } from '../../../ui/useSend';
import { levels, levelWords } from '../levelWords';
import type { Dimension } from './curationOrders';
import { markFields, type Mark } from './marks';

type Props = { dimension: Dimension; form: Sending; mark: Mark | undefined; onChange: (mark: Mark) => void };

export function MarkFields({ dimension, form, mark = { level: null, words: '' }, onChange }: Props) {
  const { i18n } = useLingui();
  const fields = markFields(dimension.dimension);
  return (
    <>
      <Choices
        field={form.name(fields.level)}
        kind="radio"
        legend={
          <>
            {dimension.name}: {dimension.question}
          </>
        }
        hint={dimension.guidance}
        error={form.errorOf(fields.level)}
        options={levels.map((value) => ({ value, label: i18n._(levelWords[value]) }))}
        chosen={mark.level ? [mark.level] : []}
        onChange={([level]) => level && onChange({ ...mark, level })}
      />
      <TextField
        field={form.name(fields.words)}
        type="area"
        label={
          <>
            {dimension.name}: <Trans>why?</Trans>
          </>
        }
        error={form.errorOf(fields.words)}
        value={mark.words}
        onChange={(words) => onChange({ ...mark, words })}
      />
    </>
  );
}

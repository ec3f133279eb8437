/** The numbers of a story, before and after. Any text can be typed and is kept; what is no number is told beside it. */
import { Trans, useLingui } from '@lingui/react/macro';
import { TextField } from '../../../../ui/TextField';
import type { Figure } from '../detailsFields';
import { fieldWords } from '../fieldWords';
import { isFigureNumber } from './figureNumber';
import { RowList } from './RowList';

type Props = { figures: Figure[]; error?: string; onChange: (figures: Figure[]) => void };

export function FiguresField({ figures, error, onChange }: Props) {
  const { t, i18n } = useLingui();
  const isWrong = (text: string) => text.trim() !== '' && !isFigureNumber(text);
  const wrong = (text: string) =>
    isWrong(text) ? t`This is not a number. Write it like 1250, 1,250 or 12.5` : undefined;
  // An error of the whole field leads to the first number that is none, or else to the first row.
  const firstRow = Math.max(
    figures.findIndex(({ before, after }) => isWrong(before) || isWrong(after)),
    0,
  );
  const firstCell = isWrong(figures[firstRow]?.before ?? '')
    ? 'before'
    : isWrong(figures[firstRow]?.after ?? '')
      ? 'after'
      : 'label';
  return (
    <RowList
      field="figures"
      legend={i18n._(fieldWords.figures)}
      hint={<Trans>What you can count: minutes in line, ballots sent back, calls (optional)</Trans>}
      error={error}
      rows={figures}
      empty={{ label: '', before: '', after: '', unit: '' }}
      nameOf={(place) => t`Number ${place + 1}`}
      add={<Trans>Add a number</Trans>}
      most={30}
      onChange={onChange}
    >
      {(figure, place, change) => {
        const name = (cell: keyof Figure) =>
          place === firstRow && cell === firstCell ? 'figures' : `figures-${place}-${cell}`;
        return (
          <>
            <TextField
              field={name('label')}
              label={<Trans>What did you count?</Trans>}
              value={figure.label}
              onChange={(label) => change({ label })}
            />
            <div className="rows__pair">
              <TextField
                field={name('before')}
                label={<Trans>Before</Trans>}
                error={wrong(figure.before)}
                value={figure.before}
                onChange={(before) => change({ before })}
              />
              <TextField
                field={name('after')}
                label={<Trans>After</Trans>}
                error={wrong(figure.after)}
                value={figure.after}
                onChange={(after) => change({ after })}
              />
              <TextField
                field={name('unit')}
                label={<Trans>Unit, like minutes or %</Trans>}
                value={figure.unit}
                onChange={(unit) => change({ unit })}
              />
            </div>
          </>
        );
      }}
    </RowList>
  );
}

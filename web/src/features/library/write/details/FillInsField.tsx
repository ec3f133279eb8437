/** What is to be filled in in a template: name, hint and example of each place. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { TextField } from '../../../../ui/TextField';
import type { FillIn } from '../detailsFields';
import { fieldWords } from '../fieldWords';
import { RowList } from './RowList';

type Props = { fillIns: FillIn[]; error?: string; onChange: (fillIns: FillIn[]) => void };

export function FillInsField({ fillIns, error, onChange }: Props) {
  const { t, i18n } = useLingui();
  return (
    <details open={error ? true : undefined}>
      <summary>
        {i18n._(fieldWords.fillIns)} (<Plural value={fillIns.length} _0="nothing" one="# place" other="# places" />)
      </summary>
      <RowList
        field="fillIns"
        legend={i18n._(fieldWords.fillIns)}
        hint={<Trans>The places that another office fills with its own words, like its name or a date</Trans>}
        error={error}
        rows={fillIns}
        empty={{ name: '', hint: '', example: '' }}
        nameOf={(place) => t`Place ${place + 1}`}
        add={<Trans>Add a place</Trans>}
        most={100}
        onChange={onChange}
      >
        {(item, place, change) => (
          <>
            <TextField
              field={place === 0 ? 'fillIns' : `fillIns-${place}-name`}
              label={<Trans>What goes there?</Trans>}
              value={item.name}
              onChange={(name) => change({ name })}
            />
            <TextField
              field={`fillIns-${place}-hint`}
              label={<Trans>Help for whoever fills it in (optional)</Trans>}
              value={item.hint}
              onChange={(hint) => change({ hint })}
            />
            <TextField
              field={`fillIns-${place}-example`}
              label={<Trans>Example (optional)</Trans>}
              value={item.example}
              onChange={(example) => change({ example })}
            />
          </>
        )}
      </RowList>
    </details>
  );
}

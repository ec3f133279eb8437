/** Who may read a collection once it is published; with a group, which one. */
import { useLingui } from '@lingui/react/macro';
import { Choices } from '../../../ui/Choices';
import { reachWords, type Reach } from '../../../ui/kinds';
import { SelectField } from '../../../ui/SelectField';
import type { Sending } from '../../../ui/useSend';
import type { CollectionFields } from './collectionFields';
import { collectionWords } from './collectionWords';
import { isBeyond } from './ownReach';
import type { EditData } from './editQuery';

type Props = {
  form: Sending;
  fields: CollectionFields;
  groups: EditData['groups'];
  /** The Alliance has no state and no group of its own. */
  keeper: 'department' | 'alliance';
  /** The widest reach that a department gives by itself. */
  own: Reach;
  onChange: (patch: Partial<CollectionFields>) => void;
};

export function ReachFields({ form, fields, groups, keeper, own, onChange }: Props) {
  const { t, i18n } = useLingui();
  const { reach, groupId } = fields;
  const open = groups.edges.map(({ node }) => node);
  const offices: Reach[] = [
    'DEPARTMENT',
    ...(open.length > 0 || reach === 'GROUP' ? (['GROUP'] as const) : []),
    'STATE',
  ];
  const reaches: Reach[] = [...(keeper === 'department' ? offices : []), 'ALLIANCE', 'PUBLIC'];
  return (
    <>
      <Choices
        field={form.name('reach')}
        kind="radio"
        legend={i18n._(collectionWords.reach)}
        hint={
          keeper === 'department' && isBeyond(reach, own)
            ? t`The Alliance reads it first. Until then it is shared with: ${i18n._(reachWords[own])}. Each reader sees only what they may read anyway.`
            : t`Each reader sees only what they may read anyway`
        }
        error={form.errorOf('reach')}
        options={reaches.map((value) => ({ value, label: i18n._(reachWords[value]) }))}
        chosen={[reach]}
        onChange={([chosen]) => chosen && onChange({ reach: chosen })}
      />
      {reach === 'GROUP' && (
        <SelectField
          field={form.name('groupId')}
          label={i18n._(collectionWords.groupId)}
          error={form.errorOf('groupId')}
          options={[{ value: '', label: t`Choose one` }, ...open.map(({ id, name }) => ({ value: id, label: name }))]}
          value={groupId}
          onChange={(chosen) => onChange({ groupId: chosen })}
        />
      )}
    </>
  );
}

/** Who may read a collection once it is published; with a group, which one. */
import { useLingui } from '@lingui/react/macro';
import { Choices } from '../../../ui/Choices';
import type { Reach } from '../../../ui/kinds';
import { SelectField } from '../../../ui/SelectField';
import type { Sending } from '../../../ui/useSend';
import type { CollectionFields } from './collectionFields';
import { useReachName } from './reachName';
import { collectionWords } from './collectionWords';
import { isBeyond, keeperOf } from './ownReach';
import type { EditData, EditedCollection } from './editQuery';

type Props = {
  form: Sending;
  fields: CollectionFields;
  groups: EditData['groups'];
  collection: EditedCollection;
  /** The widest reach that its keepers give by themselves. */
  own: Reach;
  onChange: (patch: Partial<CollectionFields>) => void;
};

export function ReachFields({ form, fields, groups, collection, own, onChange }: Props) {
  const { t, i18n } = useLingui();
  const reachName = useReachName(collection);
  const keeper = keeperOf(collection);
  const { reach, groupId } = fields;
  const open = groups.edges.map(({ node }) => node);
  // The Alliance has no state and no group of its own; a group has itself.
  const near: Record<typeof keeper, Reach[]> = {
    department: ['DEPARTMENT', ...(open.length > 0 || reach === 'GROUP' ? (['GROUP'] as const) : []), 'STATE'],
    group: ['GROUP'],
    alliance: [],
  };
  const reaches: Reach[] = [...near[keeper], 'ALLIANCE', 'PUBLIC'];
  return (
    <>
      <Choices
        field={form.name('reach')}
        kind="radio"
        legend={i18n._(collectionWords.reach)}
        hint={
          keeper !== 'alliance' && isBeyond(reach, own)
            ? t`The Alliance reads it first. Until then it is shared with: ${reachName(own)}. Each reader sees only what they may read anyway.`
            : t`Each reader sees only what they may read anyway`
        }
        error={form.errorOf('reach')}
        options={reaches.map((value) => ({ value, label: reachName(value) }))}
        chosen={[reach]}
        onChange={([chosen]) => chosen && onChange({ reach: chosen })}
      />
      {reach === 'GROUP' && keeper === 'department' && (
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

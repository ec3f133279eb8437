/** Which of the Alliance's values and standards a collection serves. */
import { Plural, useLingui } from '@lingui/react/macro';
import { Choices } from '../../../ui/Choices';
import type { Sending } from '../../../ui/useSend';
import type { CollectionFields } from './collectionFields';
import { collectionWords } from './collectionWords';
import type { EditData } from './editQuery';

type Props = {
  form: Sending;
  fields: CollectionFields;
  data: Pick<EditData, 'values' | 'standards'>;
  onChange: (patch: Partial<CollectionFields>) => void;
};

export function AlignmentFields({ form, fields, data, onChange }: Props) {
  const { i18n } = useLingui();
  return (
    <>
      <Choices
        field={form.name('values')}
        kind="checkbox"
        legend={i18n._(collectionWords.values)}
        error={form.errorOf('values')}
        options={data.values.map(({ slug, name, summary }) => ({ value: slug, label: name, description: summary }))}
        chosen={fields.values}
        onChange={(values) => onChange({ values })}
      />
      <details>
        <summary>
          {i18n._(collectionWords.standards)} (
          <Plural value={fields.standards.length} _0="none chosen" one="# chosen" other="# chosen" />)
        </summary>
        <Choices
          field={form.name('standards')}
          kind="checkbox"
          layout="columns"
          legend={i18n._(collectionWords.standards)}
          error={form.errorOf('standards')}
          options={data.standards.map(({ slug, name, area }) => ({ value: slug, label: name, description: area }))}
          chosen={fields.standards}
          onChange={(standards) => onChange({ standards })}
        />
      </details>
    </>
  );
}

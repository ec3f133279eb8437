/** A field's content in words, for two texts side by side: rows a line each, documents by their names, a mark as one. */
import type { I18n } from '@lingui/core';
import { stateName } from '../../../ui/states';
import type { FieldName } from './draftFields';
import type { Draft, DraftFields } from './draftQuery';
import { usabilityWords } from '../details/detailsWords';

export function contentOf(i18n: I18n, fields: DraftFields, name: FieldName, drafts: Draft[]): string {
  const files = drafts.flatMap((draft) => draft.attachments);
  const filename = (id: string) => files.find((file) => file.id === id)?.filename ?? id;
  const lines = (rows: string[][]) => rows.map((row) => row.filter(Boolean).join(' · ')).join('\n');
  switch (name) {
    case 'attachmentIds':
      return fields.attachmentIds.map(filename).join('\n');
    case 'verdicts':
      return lines(
        fields.verdicts.map(({ state, usability, reason, citation, checkedOn }) => [
          `${stateName(state)}: ${i18n._(usabilityWords[usability])}`,
          reason,
          citation,
          checkedOn,
        ]),
      );
    case 'figures':
      return lines(
        fields.figures.map(({ label, before, after, unit }) => [label, `${before} → ${after} ${unit}`.trim()]),
      );
    case 'fillIns':
      return lines(fields.fillIns.map((item) => [item.name, item.hint, item.example]));
    case 'pictures':
      return lines(fields.pictures.map((picture) => [filename(picture.attachmentId), picture.alternativeText]));
    case 'equipment':
    case 'objectives':
      return fields[name].join('\n');
    default: {
      const value = fields[name];
      if (typeof value === 'boolean') return value ? '✓' : '–';
      return Array.isArray(value) ? value.join(', ') : value;
    }
  }
}

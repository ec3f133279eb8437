/** A text that changed: title, summary or the text itself. */
import { Trans, useLingui } from '@lingui/react/macro';
import { fieldNames } from './fieldNames';
import type { ComparedField } from './compareQuery';
import { Passages } from './Passages';

export function ChangedText({ field }: { field: ComparedField }) {
  const { i18n } = useLingui();
  const name = fieldNames[field.field];
  return (
    <section aria-labelledby={`changed-${field.field}`}>
      <h2 id={`changed-${field.field}`}>{name ? i18n._(name) : field.field}</h2>
      <Passages passages={field.passages} />
      {field.marksChanged && (
        <p>
          {field.passages.length === 0 ? (
            <Trans>The words are the same. Formatting or links changed.</Trans>
          ) : (
            <Trans>Formatting or links changed too. That is not marked above.</Trans>
          )}
        </p>
      )}
      {field.truncated && (
        <p>
          <Trans>This text is very long. Not all of it was compared word by word.</Trans>
        </p>
      )}
    </section>
  );
}

/** How much changed, said once and first; a screen reader hears it when the choice changes. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { Comparison } from './compareQuery';
import { summary } from './summary';

export function SummaryLine({ comparison }: { comparison: Pick<Comparison, 'fields' | 'documents'> }) {
  const { t } = useLingui();
  const { added, removed, facts, documents, nothing } = summary(comparison);
  const told = [
    added > 0 && t`${plural(added, { one: '# word added in the text', other: '# words added in the text' })}`,
    removed > 0 && t`${plural(removed, { one: '# word removed in the text', other: '# words removed in the text' })}`,
    facts > 0 && t`${plural(facts, { one: '# fact changed', other: '# facts changed' })}`,
    documents.changed > 0 &&
      t`${plural(documents.changed, { one: '# document changed', other: '# documents changed' })}`,
    documents.added > 0 && t`${plural(documents.added, { one: '# document added', other: '# documents added' })}`,
    documents.removed > 0 &&
      t`${plural(documents.removed, { one: '# document removed', other: '# documents removed' })}`,
    documents.renamed > 0 &&
      t`${plural(documents.renamed, { one: '# document renamed', other: '# documents renamed' })}`,
  ].filter((part) => part !== false);
  const line = nothing ? t`Nothing changed between these two versions` : told.join('; ');
  return (
    <p role="status" className="lead">
      {line || t`Only formatting or links changed`}.
    </p>
  );
}

/** The answer: how much changed in one line, then the texts, the facts and the documents. */
import { Trans } from '@lingui/react/macro';
import { ChangedFacts } from './ChangedFacts';
import { ChangedText } from './ChangedText';
import type { Named } from './ComparePage';
import type { Comparison } from './compareQuery';
import { ComparedDocuments } from './ComparedDocuments';
import { isText } from './summary';
import { SummaryLine } from './SummaryLine';

type Props = { comparison: Comparison; names: Named[] };

export function Compared({ comparison, names }: Props) {
  const { fields, documents, from, to } = comparison;
  const texts = fields.filter(({ field }) => isText(field));
  const facts = fields.filter(({ field }) => !isText(field));
  return (
    <>
      <SummaryLine comparison={comparison} />
      {[...fields, ...documents].some(({ passages }) => passages.length > 0) && (
        <p className="quiet">
          <ins>
            <Trans>Added words look like this</Trans>
          </ins>
          {'; '}
          <del>
            <Trans>removed words look like this</Trans>
          </del>
          .
        </p>
      )}
      {texts.map((field) => (
        <ChangedText key={field.field} field={field} />
      ))}
      {facts.length > 0 && <ChangedFacts fields={facts} names={names} />}
      {documents.length > 0 && <ComparedDocuments documents={documents} from={from.number} to={to.number} />}
    </>
  );
}

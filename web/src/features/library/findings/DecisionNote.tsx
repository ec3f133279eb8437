/** What was decided about the findings of a document: it stays as it is and why, or a clean copy was made. */
import { Trans } from '@lingui/react/macro';
import { DateText } from '../../../ui/DateText';
import type { DocumentFacts } from '../documentQuery';

export function DecisionNote({ decision }: Pick<DocumentFacts, 'decision'>) {
  if (!decision) return null;
  return (
    <p>
      {decision.choice === 'KEPT_ORIGINAL' ? (
        <Trans>
          Kept as it is since <DateText value={decision.decidedAt} />: {decision.reason}
        </Trans>
      ) : (
        <Trans>
          A clean copy was made of it on <DateText value={decision.decidedAt} />.
        </Trans>
      )}
    </p>
  );
}

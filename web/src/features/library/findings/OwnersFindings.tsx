/** What those who wrote a document, and its reviewers, see of it beside its readers: the findings and what was decided. */
import { Trans } from '@lingui/react/macro';
import type { Document, Finding } from '../documentQuery';
import { DecisionNote } from './DecisionNote';
import { FindingsPanel } from './FindingsPanel';

type Props = { document: Document; findings: Finding[] };

export function OwnersFindings({ document, findings }: Props) {
  return (
    <section aria-labelledby="findings-heading" className="noprint">
      <h2 id="findings-heading">
        <Trans>What we found</Trans>
      </h2>
      <p className="quiet">
        <Trans>Only those who write for its department, and reviewers, see this part.</Trans>
      </p>
      <DecisionNote decision={document.decision} />
      <FindingsPanel filename={document.filename} findings={findings} level="h3" />
    </section>
  );
}

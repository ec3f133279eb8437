/** What those who wrote a document, and its reviewers, see of it beside its readers: the findings and what was decided. */
import { Trans } from '@lingui/react/macro';
import { DateText } from '../../../ui/DateText';
import type { Document, Finding } from '../documentQuery';
import { FindingsPanel } from './FindingsPanel';

type Props = { document: Document; findings: Finding[] };

export function OwnersFindings({ document, findings }: Props) {
  const { decision } = document;
  return (
    <section aria-labelledby="findings-heading" className="noprint">
      <h2 id="findings-heading">
        <Trans>What we found</Trans>
      </h2>
      <p className="quiet">
        <Trans>Only those who write for its department, and reviewers, see this part.</Trans>
      </p>
      {decision?.choice === 'KEPT_ORIGINAL' && (
        <p>
          <Trans>
            Kept as it is since <DateText value={decision.decidedAt} />: {decision.reason}
          </Trans>
        </p>
      )}
      {decision?.choice === 'TOOK_CLEAN_COPY' && (
        <p>
          <Trans>
            A clean copy was made of it on <DateText value={decision.decidedAt} />.
          </Trans>
        </p>
      )}
      <FindingsPanel filename={document.filename} findings={findings} level="h3" />
    </section>
  );
}

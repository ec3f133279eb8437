/** The public record of what was decided about a resource: what, when, of which version, and why. Painted by the server too. */
import { Trans, useLingui } from '@lingui/react/macro';
import { DateText } from '../../../ui/DateText';
import type { Resource } from '../../library/resourceQuery';
import { RequestTag } from './RequestTag';
import { endWords } from './requestWords';

export function DecisionsSection({ decisions }: Pick<Resource, 'decisions'>) {
  const { i18n } = useLingui();
  return (
    <section aria-labelledby="decisions-heading">
      <h2 id="decisions-heading">
        <Trans>Decisions</Trans>
      </h2>
      <ol className="versions plain-list">
        {decisions.map(({ at, kind, decision, versionNumber, reason }) => (
          <li key={`${at} ${kind}`}>
            <p>
              <RequestTag kind={kind} /> <strong>{i18n._(endWords(kind, decision))}</strong>, <DateText value={at} />
              {versionNumber !== null && (
                <>
                  {' · '}
                  <Trans>Version {versionNumber}</Trans>
                </>
              )}
            </p>
            {/* Why a version was sent back or declined stays between its department and the Alliance. */}
            {reason && <p className="lines">{reason}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

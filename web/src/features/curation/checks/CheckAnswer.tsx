/** The newest answer to a question: what, by whom and when, and whether a second person has to look. */
import { Trans, useLingui } from '@lingui/react/macro';
import { TimeText } from '../../../ui/TimeText';
import type { Check } from '../reviewQuery';
import { verdictWords } from './verdictWords';

export function CheckAnswer({ check }: { check: Check }) {
  const { i18n } = useLingui();
  if (!check.verdict) return <Trans>Not answered yet</Trans>;
  return (
    <>
      <strong>{i18n._(verdictWords[check.verdict])}</strong>
      {check.by && `, ${check.by.name}`}
      {check.at && (
        <>
          , <TimeText value={check.at} />
        </>
      )}
      {check.needsSecond && (
        <>
          {' '}
          <span className="usa-tag usa-tag--quiet status status--due">
            <Trans>A second person has to look</Trans>
          </span>
        </>
      )}
    </>
  );
}

/** Whether it may be used in the reader's own state: what they want to know first. */
import { Trans, useLingui } from '@lingui/react/macro';
import { DateText } from '../../../ui/DateText';
import { Notice } from '../../../ui/Notice';
import { stateName } from '../../../ui/states';
import type { Verdict } from './detailsFragment';
import { usabilityWords } from './detailsWords';

const tones = { USABLE: 'success', USABLE_WITH_CHANGES: 'warning', NOT_USABLE: 'error', NOT_CHECKED: 'info' } as const;

export function OwnVerdict({ verdict }: { verdict: Verdict | undefined }) {
  const { i18n } = useLingui();
  if (!verdict) return null;
  return (
    <Notice
      tone={tones[verdict.usability]}
      heading={
        <Trans>
          In {stateName(verdict.state)}: {i18n._(usabilityWords[verdict.usability])}
        </Trans>
      }
    >
      {verdict.reason && <p className="lines">{verdict.reason}</p>}
      {(verdict.citation || verdict.checkedOn) && (
        <p>
          {verdict.citation}
          {verdict.citation && verdict.checkedOn && ' · '}
          {verdict.checkedOn && (
            <Trans>
              Checked on <DateText value={verdict.checkedOn} />
            </Trans>
          )}
        </p>
      )}
    </Notice>
  );
}

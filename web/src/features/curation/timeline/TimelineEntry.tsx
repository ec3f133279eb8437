/** One entry of a review's timeline: what, by whom, when, what was said, and the words of the version that it is about. */
import { Trans, useLingui } from '@lingui/react/macro';
import { TimeText } from '../../../ui/TimeText';
import { flagWords, type FlagKind } from '../../moderation/flag/flagWords';
import { questionWords } from '../checks/criterionWords';
import { verdictWords } from '../checks/verdictWords';
import type { Entry } from '../reviewQuery';
import { entryWords } from './entryWords';

export function TimelineEntry({ entry }: { entry: Entry }) {
  const { i18n } = useLingui();
  const { criterion, verdict } = entry;
  // Who flags says what kind of thing is wrong; the words of a flag stand with the case itself.
  const said = entry.kind === 'FLAGGED' ? i18n._(flagWords[entry.text.toUpperCase() as FlagKind]) : entry.text;
  return (
    <li className={entry.staffOnly ? 'timeline__entry timeline__entry--staff' : 'timeline__entry'}>
      <p className="timeline__what">
        <strong>{i18n._(entryWords[entry.kind])}</strong>
        {entry.staffOnly && (
          <>
            {' '}
            <span className="usa-tag usa-tag--quiet">
              <Trans>Between staff</Trans>
            </span>
          </>
        )}
      </p>
      <p className="facts">
        {entry.by && <span>{entry.by.name}</span>}
        <span>
          <TimeText value={entry.at} />
        </span>
      </p>
      {criterion && verdict && (
        <p>
          {questionWords(i18n, criterion)} <strong>{i18n._(verdictWords[verdict])}</strong>
        </p>
      )}
      {entry.passage && <blockquote className="said">{entry.passage}</blockquote>}
      {said && <p className="lines">{said}</p>}
    </li>
  );
}

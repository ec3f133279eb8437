/** One entry of a review's timeline: what, by whom, when, what was said, and the words of the version that it is about. */
import { Trans, useLingui } from '@lingui/react/macro';
import { TimeText } from '../../../ui/TimeText';
import { questionWords } from '../checks/criterionWords';
import { verdictWords } from '../checks/verdictWords';
import type { Entry } from '../reviewQuery';
import { entryWords } from './entryWords';

export function TimelineEntry({ entry }: { entry: Entry }) {
  const { i18n } = useLingui();
  const { criterion, verdict } = entry;
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
      {entry.text && <p className="lines">{entry.text}</p>}
    </li>
  );
}

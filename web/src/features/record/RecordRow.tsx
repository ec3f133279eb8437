/** One entry of the record: what happened in plain words with what changed, who did it and as whom, and when. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { TimeText } from '../../ui/TimeText';
import { eventFacts } from './eventFacts';
import { actorWords, factLabel, hatLine, kindWords, valueWords } from './entryWords';
import type { Entry } from './recordQuery';
import type { RecordState } from './recordState';

function readData(data: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(data);
    return value && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

export function RecordRow({ entry, state }: { entry: Entry; state: RecordState }) {
  const { t, i18n } = useLingui();
  const { person } = entry.actor;
  const hat = hatLine(i18n, entry.actingAs);
  const { department } = entry;
  // Whoever did it to themselves is named once.
  const about = entry.person && entry.person.id !== person?.id ? entry.person : null;
  // The title stands above already, as the link.
  const facts = eventFacts(readData(entry.data)).filter(
    ({ key, value }) => key !== 'title' || value !== entry.resource?.title,
  );
  return (
    <tr>
      <td>
        <strong>{kindWords(i18n, entry.kind)}</strong>
        {about && `: ${about.name}`}
        {entry.resource && (
          <>
            {': '}
            <Link to="/r/$slug" params={{ slug: entry.resource.slug }} className="usa-link">
              {entry.resource.title || t`without a title`}
            </Link>
          </>
        )}
        <dl className="entry-facts">
          {facts.map(({ key, from, value }) => (
            <div key={key}>
              <dt>{factLabel(i18n, key)}</dt>
              <dd>
                {from !== undefined && (
                  <>
                    {valueWords(i18n, key, from)} <span aria-label={t`became`}>→</span>{' '}
                  </>
                )}
                {valueWords(i18n, key, value)}
              </dd>
            </div>
          ))}
        </dl>
        <details>
          <summary>
            <Trans>Entry {entry.seq}</Trans>
            {department && ` · ${department.name}, ${department.state}`}
          </summary>
          <p className="digest">
            <Trans>Hash: {entry.hash}</Trans>
          </p>
          <p className="digest">
            <Trans>Hash of the entry before it: {entry.previousHash}</Trans>
          </p>
        </details>
      </td>
      <td data-label={t`Who`}>
        {person && state.actor !== person.id ? (
          <Link
            to="/record"
            search={{ ...state, actor: person.id, after: undefined }}
            className="usa-link"
            aria-label={t`Only what ${person.name} did`}
          >
            {person.name}
          </Link>
        ) : (
          actorWords(i18n, entry.actor)
        )}
        {hat && <p className="quiet">{hat}</p>}
      </td>
      <td data-label={t`When`}>
        <TimeText value={entry.at} />
      </td>
    </tr>
  );
}

/** One review request in the queue: opened by its title; who holds it, if anyone. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { DateText } from '../../ui/DateText';
import { KindTag } from '../../ui/KindTag';
import { RequestTag } from '../moderation/open/RequestTag';
import type { QueueEntry } from './reviewQuery';

export function QueueRow({ entry }: { entry: QueueEntry }) {
  const { t } = useLingui();
  return (
    <tr>
      <td>
        <Link to="/reviews/$id" params={{ id: entry.id }} className="usa-link">
          {entry.version.title}
        </Link>{' '}
        <RequestTag kind={entry.kind} /> <KindTag kind={entry.resource.kind} topics={entry.resource.topics} />
      </td>
      <td data-label={t`Department`}>
        {entry.department.name}, {entry.department.state}
      </td>
      <td data-label={t`Sent`}>
        <DateText value={entry.submittedAt} />
      </td>
      <td data-label={t`Reviewer`}>{entry.claimedBy ? entry.claimedBy.name : <Trans>Nobody yet</Trans>}</td>
    </tr>
  );
}

/** One review request in the queue: opened by its title; how long it has waited, and who holds it, if anyone. */
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { KindTag } from '../../../ui/KindTag';
import { RequestTag } from '../../moderation/open/RequestTag';
import { HolderText } from './HolderText';
import type { QueueEntry } from './queueQuery';
import { WaitingTime } from './WaitingTime';

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
      <td data-label={t`Waiting`}>
        <WaitingTime age={entry.age} since={entry.waitingSince} />
      </td>
      <td data-label={t`Reviewer`}>
        <HolderText entry={entry} />
      </td>
    </tr>
  );
}

/** The resources whose office did not want them in the collection, or has taken them out, each with its reason and until when that stands. */
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Actions } from '../../../ui/Actions';
import { DateText } from '../../../ui/DateText';
import type { Tell } from '../../../ui/useNews';
import type { Item } from './editQuery';
import { RemovePanel } from './RemovePanel';

export function RefusedList({ items, onDone }: { items: Item[]; onDone: Tell }) {
  return (
    <>
      <h3>
        <Trans>Their office said no</Trans>
      </h3>
      <ul className="plain-list">
        {items.map((item) => (
          <RefusedRow key={item.id} item={item} onDone={onDone} />
        ))}
      </ul>
    </>
  );
}

function RefusedRow({ item, onDone }: { item: Item; onDone: Tell }) {
  const { slug, title, department } = item.resource;
  const render = (close: () => void) => <RemovePanel item={item} onDone={onDone} onClose={close} />;
  return (
    <li className="file">
      <Link to="/r/$slug" params={{ slug }} className="usa-link">
        {title}
      </Link>
      <p className="facts">
        <span>
          {department.name}, {department.state}
        </span>
        {item.answeredAt && (
          <span>
            {item.state === 'TAKEN_OUT' ? (
              <Trans>
                Taken out by its office on <DateText value={item.answeredAt} />
              </Trans>
            ) : (
              <Trans>
                Declined on <DateText value={item.answeredAt} />
              </Trans>
            )}
          </span>
        )}
      </p>
      {item.reason && (
        <p className="lines">
          <Trans>Its reason: {item.reason}</Trans>
        </p>
      )}
      {item.refusedUntil ? (
        <p className="quiet">
          <Trans>
            You can ask again from <DateText value={item.refusedUntil} />, or write to the office.
          </Trans>
        </p>
      ) : (
        <Actions about={title} items={[{ name: 'remove', label: <Trans>Take off this list</Trans>, render }]} />
      )}
    </li>
  );
}

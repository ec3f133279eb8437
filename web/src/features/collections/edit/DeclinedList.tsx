/** The resources whose office did not want them in the collection, each with its reason. */
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Actions } from '../../../ui/Actions';
import type { Tell } from '../../../ui/useNews';
import type { Item } from './editQuery';
import { RemovePanel } from './RemovePanel';

export function DeclinedList({ items, onDone }: { items: Item[]; onDone: Tell }) {
  return (
    <>
      <h3>
        <Trans>Declined by their office</Trans>
      </h3>
      <ul className="plain-list">
        {items.map((item) => (
          <DeclinedRow key={item.id} item={item} onDone={onDone} />
        ))}
      </ul>
    </>
  );
}

function DeclinedRow({ item, onDone }: { item: Item; onDone: Tell }) {
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
      </p>
      {item.reason && (
        <p className="lines">
          <Trans>Its reason: {item.reason}</Trans>
        </p>
      )}
      <Actions about={title} items={[{ name: 'remove', label: <Trans>Take off this list</Trans>, render }]} />
    </li>
  );
}

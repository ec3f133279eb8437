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
          <li className="file" key={item.id}>
            <Link to="/r/$slug" params={{ slug: item.resource.slug }} className="usa-link">
              {item.resource.title}
            </Link>
            <p className="facts">
              <span>
                {item.resource.department.name}, {item.resource.department.state}
              </span>
            </p>
            {item.reason && (
              <p className="lines">
                <Trans>Its reason: {item.reason}</Trans>
              </p>
            )}
            <Actions
              about={item.resource.title}
              items={[
                {
                  name: 'remove',
                  label: <Trans>Take off this list</Trans>,
                  render: (close) => <RemovePanel item={item} onDone={onDone} onClose={close} />,
                },
              ]}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

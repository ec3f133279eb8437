/** One resource in a collection, for its keepers: where it stands, the word about it, and what may be done with it. */
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import { Actions, type ActionItem } from '../../../ui/Actions';
import { DateText } from '../../../ui/DateText';
import type { Reach } from '../../../ui/kinds';
import type { Tell } from '../../../ui/useNews';
import { CommentaryPanel } from './CommentaryPanel';
import type { Item } from './editQuery';
import { RemovePanel } from './RemovePanel';

type Props = {
  item: Item;
  place: number;
  count: number;
  /** The element ids of the two buttons, so that the focus can follow a move. */
  buttonId: (step: -1 | 1) => string;
  onMove: (step: -1 | 1) => void;
  /** Its keepers' own reach, while readers beyond it would go without the collection after new words. */
  waits: Reach | null;
  onDone: Tell;
};

export function ItemRow({ item, place, count, buttonId, onMove, waits, onDone }: Props) {
  const { title, slug, department } = item.resource;
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if (!step || !event.altKey || event.target instanceof HTMLTextAreaElement) return;
    event.preventDefault();
    onMove(step);
  };
  const button = (step: -1 | 1, atEnd: boolean) => (
    <button
      type="button"
      id={buttonId(step)}
      className="usa-button usa-button--outline"
      aria-disabled={atEnd}
      onClick={() => onMove(step)}
    >
      {step < 0 ? <Trans>Move up</Trans> : <Trans>Move down</Trans>}
      <span className="visually-hidden"> {title}</span>
    </button>
  );
  const actions: ActionItem[] = [
    {
      name: 'words',
      label: item.commentary ? <Trans>Change the words about it</Trans> : <Trans>Write about it</Trans>,
      render: (close) => <CommentaryPanel item={item} waits={waits} onDone={onDone} onClose={close} />,
    },
    {
      name: 'remove',
      label: <Trans>Take out</Trans>,
      render: (close) => <RemovePanel item={item} onDone={onDone} onClose={close} />,
    },
  ];
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys are those of the buttons inside
    <li className="file" onKeyDown={onKey}>
      <h3 className="file__name">
        {place}.{' '}
        <Link to="/r/$slug" params={{ slug }} className="usa-link">
          {title}
        </Link>
      </h3>
      <p className="facts">
        <span>
          {department.name}, {department.state}
        </span>
        {item.state === 'INVITED' && (
          <span>
            <strong>
              <Trans>
                Waits for this office’s answer since <DateText value={item.invitedAt} />
              </Trans>
            </strong>
          </span>
        )}
      </p>
      {item.commentary && <p className="lines">{item.commentary}</p>}
      <div className="row">
        {button(-1, place === 1)}
        {button(1, place === count)}
      </div>
      <Actions about={title} items={actions} />
    </li>
  );
}

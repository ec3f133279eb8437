/**
 * What is in a collection, in order, for its keepers: move, write about, take out. What moves keeps the focus, and where it
 * stands now is said. Below stand those whose office has said no, with its reason.
 */
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { FailureNotice } from '../../../ui/FailureNotice';
import type { Reach } from '../../../ui/kinds';
import type { Tell } from '../../../ui/useNews';
import type { EditedCollection, Item } from './editQuery';
import { ItemRow } from './ItemRow';
import { isLiving } from './itemState';
import { inOrder, moved } from './moved';
import { RefusedList } from './RefusedList';
import { useOrder } from './useOrder';

type Props = {
  collection: EditedCollection;
  items: Item[];
  /** Its keepers' own reach, while readers beyond it would go without the collection after new words. */
  waits: Reach | null;
  news: ReactNode;
  onDone: Tell;
  /** Something was moved, so that older news are none any more. */
  onMove: () => void;
};

export function ItemsSection({ collection, items: all, waits, news, onDone, onMove }: Props) {
  const { t } = useLingui();
  const id = useId();
  const [said, setSaid] = useState('');
  const pressed = useRef<string | null>(null);
  const refused = all.filter((item) => !isLiving(item));
  const whatNow = (
    <p>
      <Trans>Nothing of theirs is lost. Here is the order as it is now; move things again if you still want to.</Trans>
    </p>
  );
  const { ids, put, failure } = useOrder({
    collectionId: collection.id,
    revision: collection.revision,
    onConflict: () => {
      setSaid('');
      onDone(t`Somebody changed the collection while you were moving things`, whatNow, 'warning');
    },
  });
  const items = inOrder(all.filter(isLiving), ids);
  // A moved row loses the focus in some browsers.
  useEffect(() => {
    if (pressed.current) document.getElementById(pressed.current)?.focus();
    pressed.current = null;
  });

  const move = (item: Item, step: -1 | 1) => {
    const now = items.map((one) => one.id);
    const next = moved(now, item.id, step);
    onMove();
    const title = item.resource.title;
    pressed.current = `${id}-${item.id}-${step}`;
    if (next === now) return setSaid(step < 0 ? t`${title} is the first already` : t`${title} is the last already`);
    const place = next.indexOf(item.id) + 1;
    setSaid(t`${title} is now ${place} of ${next.length}`);
    put(next);
  };

  return (
    <section aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>
        <Trans>What is in it</Trans>
      </h2>
      {news}
      {items.length === 0 && (
        <p>
          <Trans>Nothing yet. Find a resource below and add it.</Trans>
        </p>
      )}
      {items.length > 1 && (
        <p className="usa-hint">
          <Trans>
            Readers see them in this order. Move one with its buttons, or with Alt and the arrow up or down.
          </Trans>
        </p>
      )}
      {failure && <FailureNotice error={failure} live="alert" />}
      <p role="status" className="quiet">
        {said}
      </p>
      <ol className="plain-list">
        {items.map((item, place) => (
          <ItemRow
            key={item.id}
            item={item}
            place={place + 1}
            count={items.length}
            buttonId={(step) => `${id}-${item.id}-${step}`}
            onMove={(step) => move(item, step)}
            waits={waits}
            onDone={onDone}
          />
        ))}
      </ol>
      {refused.length > 0 && <RefusedList items={refused} onDone={onDone} />}
    </section>
  );
}

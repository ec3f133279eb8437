/**
 * The order of a collection while its keeper moves things. Each move shows at once and is sent; moves that are made while one
 * is on its way go together, after it, so that quick fingers do not meet their own changes as somebody else's.
 */
import type { CombinedError } from '@urql/core';
import { useRef, useState } from 'react';
import { useMutation } from 'urql';
import { OrderCollection } from './editOrders';

type Props = {
  collectionId: string;
  /** The newest that the page has read. */
  revision: number;
  /** Somebody else changed the collection: their order stands, this one is dropped. */
  onConflict: () => void;
};

export function useOrder({ collectionId, revision, onConflict }: Props) {
  const [ids, setIds] = useState<string[] | null>(null);
  const [failure, setFailure] = useState<CombinedError | null>(null);
  const [, order] = useMutation(OrderCollection);
  const waiting = useRef<string[] | null>(null);
  const busy = useRef(false);
  const known = useRef(revision);

  const drain = async () => {
    if (busy.current) return;
    busy.current = true;
    while (waiting.current) {
      const itemIds = waiting.current;
      waiting.current = null;
      const { data, error } = await order({ input: { collectionId, revision: known.current, itemIds } });
      if (data) known.current = data.orderCollection.collection.revision;
      if (data?.orderCollection.__typename === 'CollectionSaved') continue;
      waiting.current = null;
      setIds(null);
      if (error) setFailure(error);
      else onConflict();
    }
    busy.current = false;
  };

  /** Shows this order and sends it. */
  const put = (next: string[]) => {
    setIds(next);
    setFailure(null);
    waiting.current = next;
    known.current = Math.max(known.current, revision);
    void drain();
  };

  return { ids, put, failure };
}

/**
 * One document as it stands on the server, asked again while it is being checked or its pages are being made: soon at first,
 * then ever more seldom. Not a watched query: those are asked anew after every save of the draft.
 */
import type { CombinedError } from '@urql/core';
import { useCallback, useEffect, useState } from 'react';
import { useClient } from 'urql';
import { DocumentQuery, type Document } from './documentQuery';

type Look = { id: string; document: Document | null; error?: CombinedError };

export const isUnsettled = ({ state, previewsPending }: Pick<Document, 'state' | 'previewsPending'>) =>
  state === 'CHECKING' || (state === 'READY' && previewsPending);

const pauseBefore = (round: number) => (round === 0 ? 0 : Math.min(1000 * 1.4 ** (round - 1), 20_000));
/** Some ten minutes; then a reload of the page looks again. */
const rounds = 36;

export function useDocument(id: string) {
  const client = useClient();
  const [look, setLook] = useState<Look | null>(null);
  const [turn, setTurn] = useState({ round: 0 });
  useEffect(() => {
    let over = false;
    const timer = setTimeout(async () => {
      // The first look may be what the server painted the page from; whatever is kept of an earlier visit is asked anew.
      const requestPolicy = turn.round === 0 ? 'cache-and-network' : 'network-only';
      const { data, error } = await client.query(DocumentQuery, { id }, { requestPolicy }).toPromise();
      if (over) return;
      const document = data?.node?.__typename === 'Attachment' ? data.node : null;
      // A look that failed takes nothing away from what was seen before.
      setLook((before) =>
        error && before?.id === id && before.document ? { ...before, error } : { id, document, error },
      );
      const goOn = error ? turn.round > 0 : document && isUnsettled(document);
      if (goOn && turn.round < rounds) setTurn({ round: turn.round + 1 });
    }, pauseBefore(turn.round));
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [client, id, turn]);
  const lookAgain = useCallback(() => setTurn({ round: 0 }), []);
  const seen = look?.id === id ? look : null;
  return { document: seen?.document ?? null, error: seen?.error, looked: seen !== null, lookAgain };
}

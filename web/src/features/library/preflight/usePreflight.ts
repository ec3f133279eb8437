/**
 * What is found in a draft before it is sent, looked at one time after another: by hand, after each save while somebody has
 * it before their eyes, and again and again while outside links are being asked. Not a watched query: those are asked anew
 * after every save, whether somebody looks or not.
 */
import type { CombinedError } from '@urql/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { CheckLinks, PreflightQuery, type Preflight } from './preflightQuery';

type Watch = {
  resourceId: string;
  /** The revision of the draft as of the last save. */
  revision: number;
  /** Whether the author has the answer before their eyes. */
  isSeen: boolean;
};

/** Milliseconds after a save: who goes on writing saves again. */
const quiet = 1_000;
const pauseBefore = (round: number) => Math.min(1_000 * 1.4 ** (round - 1), 10_000);
/** Some two minutes; then a look by hand goes on. */
const rounds = 16;

export function usePreflight({ resourceId, revision, isSeen }: Watch) {
  const client = useClient();
  /** Null when there is no draft to look at. */
  const [answer, setAnswer] = useState<Preflight | null>();
  const [error, setError] = useState<CombinedError>();
  const [looking, setLooking] = useState<'by itself' | 'by hand' | null>(null);
  const [lookedAt, setLookedAt] = useState<number | null>(null);
  /** How often the links were looked at since they were asked; 0 when they were not. */
  const [round, setRound] = useState(0);
  const busy = useRef(false);

  const look = useCallback(
    async (how: 'by itself' | 'by hand', at: number) => {
      // The client gives two questions of a kind one answer, so the second would be told of the earlier draft.
      if (busy.current) return;
      busy.current = true;
      setLooking(how);
      setLookedAt(at);
      const { data, error } = await client
        .query(PreflightQuery, { resourceId }, { requestPolicy: 'network-only' })
        .toPromise();
      busy.current = false;
      setLooking(null);
      setError(error);
      // A look that failed takes nothing away from what was seen before.
      if (data) setAnswer(data.preflight);
    },
    [client, resourceId],
  );

  useEffect(() => {
    if (!isSeen || looking || lookedAt === revision) return;
    const timer = setTimeout(() => void look('by itself', revision), lookedAt === null ? 0 : quiet);
    return () => clearTimeout(timer);
  }, [isSeen, looking, lookedAt, revision, look]);

  const left = answer?.linksPending ?? 0;
  const isAsking = round > 0 && round <= rounds && left > 0;
  useEffect(() => {
    if (!isAsking || looking) return;
    const timer = setTimeout(() => {
      setRound(round + 1);
      void look('by itself', revision);
    }, pauseBefore(round));
    return () => clearTimeout(timer);
  }, [isAsking, looking, round, revision, look]);

  const askLinks = async () => {
    setError(undefined);
    const { data, error } = await client.mutation(CheckLinks, { input: { resourceId } }).toPromise();
    if (data) setRound(1);
    else setError(error);
  };

  return { answer, error, looking, look, askLinks, isAsking, hasAsked: round > 0 };
}

/** A draft keeper bound to the client, the browser's storage and the page's life: it saves when the connection is back and on leaving. */
import { CombinedError } from '@urql/core';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useClient, type Client } from 'urql';
import { draftInput } from './detailsFields';
import type { DraftPatch } from './draftFields';
import { DraftKeeper, type SaveAnswer } from './draftKeeper';
import { DraftQuery, RevisionQuery, SaveDraft, type Draft, type EditedResource } from './draftQuery';
import { keptDraft, savedName, shelfName } from './keptDraft';
import { OwnWords } from './ownWords';
import { steadyCaret } from './steadyCaret';

type Bound = { resource: Pick<EditedResource, 'id' | 'slug' | 'currentVersion'>; draft: Draft; personId: string };

const lookEvery = 15_000;

export function useDraftKeeper({ resource, draft, personId }: Bound) {
  const client = useClient();
  const { id, slug } = resource;
  const [keeper] = useState(() => {
    const window = crypto.randomUUID();
    return new DraftKeeper({
      draft,
      kept: keptDraft(localStorage, shelfName(personId, id), window),
      own: new OwnWords({
        kept: keptDraft(localStorage, savedName(personId, id), window),
        author: personId,
        version: resource.currentVersion?.id ?? '',
        now: Date.now,
      }),
      now: Date.now,
      steadily: steadyCaret,
      send: (revision, patch) => sendDraft(client, { resourceId: id, revision }, patch),
    });
  });
  const state = useSyncExternalStore(keeper.subscribe, keeper.getState);

  useEffect(() => {
    const saveNow = () => void keeper.saveNow();
    const warn = (event: BeforeUnloadEvent) => {
      if (keeper.isUnsaved) event.preventDefault();
    };
    // What a colleague saved comes into the form while somebody looks at it.
    const look = async () => {
      if (document.hidden || !navigator.onLine) return;
      const theirs = await newerDraft(client, slug, keeper.getState().known.revision);
      if (theirs) keeper.takeIn(theirs);
    };
    const looking = setInterval(() => void look(), lookEvery);
    const seen = () => void look();
    addEventListener('online', saveNow);
    addEventListener('beforeunload', warn);
    document.addEventListener('visibilitychange', seen);
    return () => {
      clearInterval(looking);
      removeEventListener('online', saveNow);
      removeEventListener('beforeunload', warn);
      document.removeEventListener('visibilitychange', seen);
      saveNow();
      keeper.close();
    };
  }, [client, keeper, slug]);

  return { keeper, state };
}

type Order = { resourceId: string; revision: number };

async function sendDraft(client: Client, order: Order, patch: DraftPatch): Promise<SaveAnswer> {
  if (!navigator.onLine) {
    return { kind: 'failed', error: new CombinedError({ networkError: new Error('not connected') }) };
  }
  const input = { ...order, ...draftInput(patch) };
  const { data, error } = await client.mutation(SaveDraft, { input }).toPromise();
  if (!data) return { kind: 'failed', error: error! };
  const answer = data.saveDraft;
  return answer.__typename === 'DraftSaved'
    ? { kind: 'saved', draft: answer.draft }
    : { kind: 'conflict', draft: answer.draft, message: answer.message };
}

/** The draft as the server holds it, if it is newer than this revision. A look that fails is made again soon. */
async function newerDraft(client: Client, slug: string, revision: number): Promise<Draft | null> {
  const ask = { requestPolicy: 'network-only' as const };
  const { data } = await client.query(RevisionQuery, { slug }, ask).toPromise();
  if ((data?.resource?.draft?.revision ?? 0) <= revision) return null;
  const answer = await client.query(DraftQuery, { slug }, ask).toPromise();
  return answer.data?.resource?.draft ?? null;
}

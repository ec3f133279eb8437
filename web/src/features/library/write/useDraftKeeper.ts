/** A draft keeper bound to the client, the tab's storage and the page's life: it saves when the connection is back and on leaving. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useClient } from 'urql';
import { DraftKeeper } from './draftKeeper';
import { SaveDraft, type Draft } from './draftQuery';

export function useDraftKeeper(resourceId: string, draft: Draft) {
  const client = useClient();
  const [keeper] = useState(
    () =>
      new DraftKeeper({
        draft,
        storageKey: `commons-draft ${resourceId}`,
        storage: sessionStorage,
        now: Date.now,
        send: async (revision, patch) => {
          const input = { resourceId, revision, ...patch };
          const { data, error } = await client.mutation(SaveDraft, { input }).toPromise();
          if (!data) return { kind: 'failed', error: error! };
          const answer = data.saveDraft;
          return answer.__typename === 'DraftSaved'
            ? { kind: 'saved', draft: answer.draft }
            : { kind: 'conflict', draft: answer.draft, message: answer.message };
        },
      }),
  );
  const state = useSyncExternalStore(keeper.subscribe, keeper.getState);

  useEffect(() => {
    const saveNow = () => void keeper.saveNow();
    const warn = (event: BeforeUnloadEvent) => {
      if (keeper.isUnsaved) event.preventDefault();
    };
    addEventListener('online', saveNow);
    addEventListener('beforeunload', warn);
    return () => {
      removeEventListener('online', saveNow);
      removeEventListener('beforeunload', warn);
      saveNow();
      keeper.close();
    };
  }, [keeper]);

  return { keeper, state };
}

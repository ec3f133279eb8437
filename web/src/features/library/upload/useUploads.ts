/** The uploads of one form, bound to the client and to the page's life: leaving warns while some are under way. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useClient, useQuery } from 'urql';
import type { HeldFacts } from '../attachmentFragment';
import type { UploadRules } from '../write/draftQuery';
import { checkFile } from './checkFile';
import { CancelUpload, DeskQuery, uploadDoors } from './uploadQuery';
import { UploadQueue } from './UploadQueue';

type Props = { departmentId: string; rules: UploadRules; onReady: (attachment: HeldFacts) => void };

export type Uploads = ReturnType<typeof useUploads>;

export function useUploads({ departmentId, rules, onReady }: Props) {
  const client = useClient();
  const [{ data }, ask] = useQuery({
    query: DeskQuery,
    variables: { departmentId },
    requestPolicy: 'cache-and-network',
  });
  const storage = data?.node?.__typename === 'Department' ? data.node.storage : null;
  const setting = {
    doors: uploadDoors(client, departmentId),
    check: (file: File, underWay: number) => checkFile(file, rules, storage, underWay),
    onReady: (attachment: HeldFacts) => {
      ask({ requestPolicy: 'network-only' });
      onReady(attachment);
    },
  };
  const [queue] = useState(() => new UploadQueue(setting));
  const { uploads, news } = useSyncExternalStore(queue.subscribe, queue.getState);
  useEffect(() => {
    queue.adjust(setting);
  });

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (queue.isBusy) event.preventDefault();
    };
    // A file that misses its place would otherwise take the place of the page.
    const catchFile = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    addEventListener('dragover', catchFile);
    addEventListener('drop', catchFile);
    return () => {
      removeEventListener('beforeunload', warn);
      removeEventListener('dragover', catchFile);
      removeEventListener('drop', catchFile);
      queue.close();
    };
  }, [queue]);

  const [gone, setGone] = useState<string[]>([]);
  const inQueue = new Set(uploads.map((upload) => upload.attachmentId));
  return {
    uploads,
    news,
    queue,
    storage,
    /** What lies on the server and no draft holds, but for what is in this queue. */
    lying: (data?.myUploads ?? []).filter(({ id }) => !inQueue.has(id) && !gone.includes(id)),
    lookAgain: () => ask({ requestPolicy: 'network-only' }),
    throwAway: async (attachmentId: string) => {
      setGone((all) => [...all, attachmentId]);
      const { error } = await client.mutation(CancelUpload, { input: { attachmentId } }).toPromise();
      if (error) setGone((all) => all.filter((id) => id !== attachmentId));
    },
  };
}

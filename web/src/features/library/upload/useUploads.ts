/** The uploads of one form: start, cancel, try again, dismiss. What became ready is handed to `onReady` once. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { useClient } from 'urql';
import type { AttachmentFacts } from './attachmentFragment';
import { runUpload } from './runUpload';
import { uploadDoors } from './uploadQuery';
import { begin, nextUpload, type Upload } from './uploadState';

export function useUploads(departmentId: string, onReady: (attachment: AttachmentFacts) => void) {
  const client = useClient();
  const doors = useMemo(() => uploadDoors(client, departmentId), [client, departmentId]);
  const [uploads, setUploads] = useState<Upload[]>([]);
  const stops = useRef(new Map<string, AbortController>());
  const ready = useRef(onReady);
  useEffect(() => {
    ready.current = onReady;
  });

  const run = (key: string, file: File) => {
    const stop = new AbortController();
    stops.current.set(key, stop);
    void runUpload(
      file,
      doors,
      (step) => {
        setUploads((all) => all.map((upload) => (upload.key === key ? nextUpload(upload, step) : upload)));
        if (step.type === 'arrived' && step.attachment.state === 'READY' && !stop.signal.aborted) {
          ready.current(step.attachment);
          setUploads((all) => all.filter((upload) => upload.key !== key));
        }
      },
      stop.signal,
    );
  };

  return {
    uploads,
    start: (files: Iterable<File>) => {
      for (const file of files) {
        const key = `${file.name} ${file.size} ${performance.now()} ${stops.current.size}`;
        setUploads((all) => [...all, begin(key, file)]);
        run(key, file);
      }
    },
    cancel: (key: string) => {
      stops.current.get(key)?.abort();
      setUploads((all) =>
        all.map((upload) => (upload.key === key ? nextUpload(upload, { type: 'cancelled' }) : upload)),
      );
    },
    again: (key: string) => {
      const upload = uploads.find((item) => item.key === key);
      if (!upload) return;
      setUploads((all) => all.map((item) => (item.key === key ? nextUpload(item, { type: 'again' }) : item)));
      run(key, upload.file);
    },
    dismiss: (key: string) => setUploads((all) => all.filter((upload) => upload.key !== key)),
  };
}

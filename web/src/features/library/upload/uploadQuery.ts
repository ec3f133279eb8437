/** The orders and the questions of an upload, and the doors that an upload goes through in the app. */
import type { Client } from '@urql/core';
import { graphql } from '../../../gql';
import { HeldFragment, type HeldFacts } from '../attachmentFragment';
import { hashFile } from './hashFile';
import { putFile } from './putFile';
import type { UploadDoors } from './runUpload';

/** What a writer finds on the desk: the room for their office's documents, and their own uploads that no draft holds. */
export const DeskQuery = graphql(
  `
    query Desk($departmentId: ID!) {
      node(id: $departmentId) {
        __typename
        ... on Department {
          id
          storage {
            usedMegabytes
            quotaMegabytes
          }
        }
      }
      myUploads(departmentId: $departmentId) {
        ...HeldFacts
      }
    }
  `,
  [HeldFragment],
);

export const BeginUpload = graphql(
  `
    mutation BeginUpload($input: BeginUploadInput!) {
      beginUpload(input: $input) {
        url
        headers {
          name
          value
        }
        parts {
          number
          offset
          byteSize
          url
          headers {
            name
            value
          }
        }
        attachment {
          ...HeldFacts
        }
      }
    }
  `,
  [HeldFragment],
);

export const CompleteUpload = graphql(
  `
    mutation CompleteUpload($input: CompleteUploadInput!) {
      completeUpload(input: $input) {
        attachment {
          ...HeldFacts
        }
      }
    }
  `,
  [HeldFragment],
);

export const CancelUpload = graphql(`
  mutation CancelUpload($input: CancelUploadInput!) {
    cancelUpload(input: $input) {
      attachmentId
    }
  }
`);

export const AttachmentQuery = graphql(
  `
    query AttachmentState($id: ID!) {
      node(id: $id) {
        __typename
        ... on Attachment {
          ...HeldFacts
        }
      }
    }
  `,
  [HeldFragment],
);

export function uploadDoors(client: Client, departmentId: string): UploadDoors {
  return {
    hash: hashFile,
    put: putFile,
    wait,
    begin: async (announced) => {
      const { data, error } = await client.mutation(BeginUpload, { input: { departmentId, ...announced } }).toPromise();
      if (!data) throw error;
      return data.beginUpload;
    },
    complete: async (attachmentId) => {
      const { data, error } = await client.mutation(CompleteUpload, { input: { attachmentId } }).toPromise();
      if (!data) throw error;
      return data.completeUpload.attachment;
    },
    cancel: async (attachmentId) => {
      const { error } = await client.mutation(CancelUpload, { input: { attachmentId } }).toPromise();
      if (error) throw error;
    },
    look: async (id): Promise<HeldFacts> => {
      const { data, error } = await client
        .query(AttachmentQuery, { id }, { requestPolicy: 'network-only' })
        .toPromise();
      if (data?.node?.__typename === 'Attachment') return data.node;
      throw error ?? new Error('the attachment is gone');
    },
  };
}

/** Being back on line ends it early, so that nobody waits for a line that is there. */
function wait(milliseconds: number, signal: AbortSignal) {
  return new Promise<void>((resolve, reject) => {
    if (signal.aborted) return reject(new DOMException('cancelled', 'AbortError'));
    const over = new AbortController();
    const end = (act: () => void) => {
      clearTimeout(timer);
      over.abort();
      act();
    };
    const timer = setTimeout(() => end(resolve), milliseconds);
    addEventListener('online', () => end(resolve), { signal: over.signal });
    signal.addEventListener('abort', () => end(() => reject(new DOMException('cancelled', 'AbortError'))), {
      signal: over.signal,
    });
  });
}

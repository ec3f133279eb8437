/** The orders and the question of an upload, and the doors that an upload goes through in the app. */
import type { Client } from '@urql/core';
import { graphql } from '../../gql';
import { AttachmentFragment, type AttachmentFacts } from './attachmentFragment';
import { putFile } from './putFile';
import type { UploadDoors } from './runUpload';
import { sha256 } from './sha256';

export const BeginUpload = graphql(
  `
    mutation BeginUpload($input: BeginUploadInput!) {
      beginUpload(input: $input) {
        url
        headers {
          name
          value
        }
        attachment {
          ...AttachmentFacts
        }
      }
    }
  `,
  [AttachmentFragment],
);

export const CompleteUpload = graphql(
  `
    mutation CompleteUpload($input: CompleteUploadInput!) {
      completeUpload(input: $input) {
        attachment {
          ...AttachmentFacts
        }
      }
    }
  `,
  [AttachmentFragment],
);

export const AttachmentQuery = graphql(
  `
    query AttachmentState($id: ID!) {
      node(id: $id) {
        __typename
        ... on Attachment {
          ...AttachmentFacts
        }
      }
    }
  `,
  [AttachmentFragment],
);

export function uploadDoors(client: Client, departmentId: string): UploadDoors {
  return {
    hash: sha256,
    put: putFile,
    wait: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
    begin: async (file, digest) => {
      const input = { departmentId, filename: file.name, byteSize: file.size, sha256: digest };
      const { data, error } = await client.mutation(BeginUpload, { input }).toPromise();
      if (!data) throw error;
      return data.beginUpload;
    },
    complete: async (attachmentId) => {
      const { data, error } = await client.mutation(CompleteUpload, { input: { attachmentId } }).toPromise();
      if (!data) throw error;
      return data.completeUpload.attachment;
    },
    look: async (id): Promise<AttachmentFacts> => {
      const { data, error } = await client
        .query(AttachmentQuery, { id }, { requestPolicy: 'network-only' })
        .toPromise();
      if (data?.node?.__typename === 'Attachment') return data.node;
      throw error ?? new Error('the attachment is gone');
    },
  };
}

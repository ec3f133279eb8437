/** What a list of documents needs to know of each. */
import { graphql, type FragmentOf } from '../../gql';

export const AttachmentFragment = graphql(`
  fragment AttachmentFacts on Attachment @_unmask {
    id
    filename
    mediaType
    byteSize
    sha256
    state
    refusal
    downloadPath
  }
`);

export type AttachmentFacts = FragmentOf<typeof AttachmentFragment>;

/** What a list of documents needs to know of each, and what those who write need beside. */
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

/** A document in a writer's hands: on their draft, or lying beside it. */
export const HeldFragment = graphql(
  `
    fragment HeldFacts on Attachment @_unmask {
      ...AttachmentFacts
      scan
      cleanedFromId
      expiresAt
    }
  `,
  [AttachmentFragment],
);

export type HeldFacts = FragmentOf<typeof HeldFragment>;

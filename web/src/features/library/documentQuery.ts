/** The questions and orders about one document, and its facts in full. */
import { graphql, type FragmentOf, type ResultOf } from '../../gql';
import { HeldFragment } from './attachmentFragment';

export const DocumentFragment = graphql(
  `
    fragment DocumentFacts on Attachment @_unmask {
      ...HeldFacts
      pages
      previewsPending
      previews {
        number
        width
        height
        path
      }
      cleanable
      findings {
        code
        severity
        count
        title
        why
        mend
        rule
        cleaned
        places {
          at
          excerpt
        }
      }
      decision {
        choice
        reason
        decidedAt
      }
    }
  `,
  [HeldFragment],
);

export type DocumentFacts = FragmentOf<typeof DocumentFragment>;
export type Finding = NonNullable<DocumentFacts['findings']>[number];

export const DocumentQuery = graphql(
  `
    query Document($id: ID!) {
      node(id: $id) {
        __typename
        ... on Attachment {
          ...DocumentFacts
          downloads
        }
      }
    }
  `,
  [DocumentFragment],
);

export type Document = Extract<NonNullable<ResultOf<typeof DocumentQuery>['node']>, { __typename: 'Attachment' }>;

/** Asked for when somebody wants to read them: the words of a long document are many. */
export const DocumentTextQuery = graphql(`
  query DocumentText($id: ID!) {
    node(id: $id) {
      __typename
      ... on Attachment {
        id
        text {
          text
          truncated
          recognized
        }
      }
    }
  }
`);

export const TakeCleanCopy = graphql(
  `
    mutation TakeCleanCopy($input: TakeCleanCopyInput!) {
      takeCleanCopy(input: $input) {
        attachment {
          ...HeldFacts
        }
      }
    }
  `,
  [HeldFragment],
);

export const KeepOriginal = graphql(`
  mutation KeepOriginal($input: KeepOriginalInput!) {
    keepOriginal(input: $input) {
      attachment {
        id
      }
    }
  }
`);

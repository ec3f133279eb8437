/** The questions of the comparison: which versions there are, and what changed from one to another. */
import { graphql, type ResultOf } from '../../../gql';

export const ComparableQuery = graphql(`
  query Comparable($slug: String!) {
    resource(slug: $slug) {
      id
      slug
      title
      versions(first: 100) {
        edges {
          node {
            id
            number
            createdAt
            publishedAt
            changeNote
          }
        }
      }
    }
    values {
      slug
      name
    }
    standards {
      slug
      name
    }
  }
`);

const DocumentSide = graphql(`
  fragment ComparedSide on Attachment @_unmask {
    id
    filename
    mediaType
    byteSize
    downloadPath
    text {
      recognized
    }
  }
`);

export const CompareQuery = graphql(
  `
    query CompareVersions($from: ID!, $to: ID!) {
      compareVersions(from: $from, to: $to) {
        from {
          id
          number
        }
        to {
          id
          number
        }
        fields {
          field
          added
          removed
          marksChanged
          truncated
          passages {
            skipped
            runs {
              change
              text
            }
          }
        }
        documents {
          change
          before {
            ...ComparedSide
          }
          after {
            ...ComparedSide
          }
          wordsCompared
          added
          removed
          truncated
          passages {
            skipped
            runs {
              change
              text
            }
          }
        }
      }
    }
  `,
  [DocumentSide],
);

export type Comparable = NonNullable<ResultOf<typeof ComparableQuery>['resource']>;
export type ComparableVersion = Comparable['versions']['edges'][number]['node'];
export type Comparison = NonNullable<ResultOf<typeof CompareQuery>['compareVersions']>;
export type ComparedField = Comparison['fields'][number];
export type ComparedDocument = Comparison['documents'][number];
export type Passage = ComparedField['passages'][number];
export type Run = Passage['runs'][number];

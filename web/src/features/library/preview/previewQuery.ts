/** A draft to read as its readers would, and how it would meet one department. */
import { graphql, type ResultOf } from '../../../gql';
import { AttachmentFragment } from '../attachmentFragment';

export const PreviewedQuery = graphql(
  `
    query Previewed($slug: String!) {
      resource(slug: $slug) {
        id
        slug
        kind
        department {
          id
          ocdId
          name
          state
          stateName
        }
        draft {
          title
          summary
          bodyHtml
          reach
          language
          licence
          sourceUrl
          states
          values
          standards
          topics
          attachments {
            ...AttachmentFacts
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
  `,
  [AttachmentFragment],
);

export const PreviewDraftQuery = graphql(`
  query PreviewDraft($resourceId: ID!, $ocdId: String!) {
    previewDraft(resourceId: $resourceId, ocdId: $ocdId) {
      department {
        id
        name
        state
        stateName
        size
      }
      reads
      because
      verdict {
        state
        usability
        reason
        citation
        checkedOn
      }
      applies
      fitsSize
    }
  }
`);

export type Previewed = ResultOf<typeof PreviewedQuery>;
export type PreviewedResource = NonNullable<Previewed['resource']>;
export type DraftPreview = NonNullable<ResultOf<typeof PreviewDraftQuery>['previewDraft']>;

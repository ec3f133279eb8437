/** A draft to read as its readers would, and how it would meet one department. */
import { graphql, type ResultOf } from '../../../gql';
import { DetailsRead } from '../details/detailsFragment';

export const PreviewedQuery = graphql(
  `
    query Previewed($slug: String!) {
      resource(slug: $slug) {
        id
        slug
        kind
        department {
          id
          name
          state
        }
        draft {
          title
          summary
          bodyHtml
          topics
          details {
            ...DetailsRead
          }
          attachments {
            id
            filename
            mediaType
            byteSize
            previews {
              number
              width
              height
              path
            }
          }
        }
      }
    }
  `,
  [DetailsRead],
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

export type PreviewedResource = NonNullable<ResultOf<typeof PreviewedQuery>['resource']>;
export type DraftPreview = NonNullable<ResultOf<typeof PreviewDraftQuery>['previewDraft']>;

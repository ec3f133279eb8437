/** The Resource query: its text's one owner. `npm run gen` writes it to src/gql/operations for the server's painter. Variables: `{slug}`. */
import { graphql, type ResultOf } from '../../gql';
import { OwnUseFragment, UsingOfficeFragment } from '../adoption/adoptionQuery';
import { AttachmentFragment } from './attachmentFragment';

export const ResourceQuery = graphql(
  `
    query Resource($slug: String!) {
      resource(slug: $slug) {
        id
        slug
        kind
        title
        summary
        bodyHtml
        status
        reach
        values
        standards
        topics
        states
        languages
        licence
        sourceUrl
        viewerActions
        department {
          id
          ocdId
          name
          state
          stateName
        }
        currentVersion {
          id
          number
          publishedAt
          archivePath
          attachments {
            ...AttachmentFacts
            previews {
              number
              width
              height
              path
            }
          }
        }
        adoptedBy
        adoptions(first: 20) {
          edges {
            node {
              ...UsingOffice
            }
          }
        }
        myAdoption {
          ...OwnUse
        }
        versions(first: 20) {
          totalCount
          edges {
            node {
              id
              number
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
  `,
  [AttachmentFragment, OwnUseFragment, UsingOfficeFragment],
);

export type Resource = NonNullable<ResultOf<typeof ResourceQuery>['resource']>;

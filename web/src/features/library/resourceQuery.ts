/** The Resource query: its text's one owner. `npm run gen` writes it to src/gql/operations for the server's painter. Variables: `{slug}`. */
import { graphql, type ResultOf } from '../../gql';
import { OwnUseFragment, UsingOfficeFragment } from '../adoption/adoptionQuery';
import { AttachmentFragment } from './attachmentFragment';
import { DetailsRead } from './details/detailsFragment';
import { NoticeFragment } from './noticeFragment';

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
        nextStatus
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
          changeNote
          corrects
          archivePath
          details {
            ...DetailsRead
          }
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
        plannedBy
        adoptions(first: 20) {
          edges {
            node {
              ...UsingOffice
            }
          }
        }
        decisions {
          at
          kind
          decision
          versionNumber
          reason
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
              corrects
            }
          }
        }
      }
      notice: resourceNotice(slug: $slug) {
        ...NoticeRead
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
  [AttachmentFragment, DetailsRead, NoticeFragment, OwnUseFragment, UsingOfficeFragment],
);

export type Resource = NonNullable<ResultOf<typeof ResourceQuery>['resource']>;

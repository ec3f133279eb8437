/** The Version query: its text's one owner. `npm run gen` writes it to src/gql/operations for the server's painter. Variables: `{slug, number}`. */
import { graphql, type ResultOf } from '../../../gql';
import { AttachmentFragment } from '../attachmentFragment';
import { DetailsRead } from '../details/detailsFragment';
import { NoticeFragment } from '../noticeFragment';

export const VersionQuery = graphql(
  `
    query Version($slug: String!, $number: Int!) {
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
        currentVersion {
          id
          number
        }
        version(number: $number) {
          id
          number
          publishedAt
          changeNote
          corrects
          title
          summary
          bodyHtml
          reach
          values
          standards
          topics
          states
          language
          licence
          sourceUrl
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
  [AttachmentFragment, DetailsRead, NoticeFragment],
);

export type VersionAnswer = ResultOf<typeof VersionQuery>;
export type VersionOf = NonNullable<VersionAnswer['resource']>;
export type Version = NonNullable<VersionOf['version']>;

/** What an office's own page asks of what it uses. */
import { graphql, type FragmentOf } from '../../../gql';
import { NoticeFragment } from '../../library/noticeFragment';

/** One thing that an office uses, in the list of its own page. */
export const UsedThingFragment = graphql(
  `
    fragment UsedThing on Adoption @_unmask {
      id
      status
      canChange
      report {
        title
        versionNumber
        intent
        revision
      }
      resource {
        id
        slug
        status
        department {
          id
          name
          state
        }
        currentVersion {
          id
          number
        }
      }
      notice {
        ...NoticeRead
      }
    }
  `,
  [NoticeFragment],
);

export type UsedThing = FragmentOf<typeof UsedThingFragment>;

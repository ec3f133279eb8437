/** What readers are told of a resource that is gone, or not what it was. */
import { graphql, type FragmentOf } from '../../gql';

export const NoticeFragment = graphql(`
  fragment NoticeRead on ResourceNotice @_unmask {
    title
    status
    byAlliance
    reason
    madeAt
    department {
      id
      ocdId
      name
      state
      stateName
    }
    successor {
      id
      slug
      title
    }
  }
`);

export type ResourceNotice = FragmentOf<typeof NoticeFragment>;

/** The same of anything that readers had: where the Alliance did it, no department need be named. */
export type Told =
  ResourceNotice | (Omit<ResourceNotice, 'byAlliance' | 'department'> & { byAlliance: true; department: null });

/** What the page of a resource asks of its adoptions. */
import { graphql, type FragmentOf } from '../../gql';

/** What an office says of its own use, to show it and to change it. */
export const OwnUseFragment = graphql(`
  fragment OwnUse on Adoption @_unmask {
    id
    status
    canChange
    report {
      revision
      versionNumber
      intent
      printed
      mailed
      note
      saidAt
      saidBy {
        id
        name
      }
    }
  }
`);

/** One office among those that use a resource. The report is there for the office that made the resource. */
export const UsingOfficeFragment = graphql(`
  fragment UsingOffice on Adoption @_unmask {
    id
    status
    department {
      id
      ocdId
      name
      state
      stateName
      size
    }
    report {
      printed
      mailed
      note
    }
  }
`);

export type OwnUse = FragmentOf<typeof OwnUseFragment>;
export type UsingOffice = FragmentOf<typeof UsingOfficeFragment>;

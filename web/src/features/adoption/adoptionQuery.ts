/** What the screens ask of adoptions, and the two orders about them. */
import { graphql, type FragmentOf, type ResultOf } from '../../gql';

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

/** One thing that an office uses, in the list of its own page. */
export const UsedThingFragment = graphql(`
  fragment UsedThing on Adoption @_unmask {
    id
    status
    report {
      title
      versionNumber
      intent
    }
    resource {
      id
      slug
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
  }
`);

export const AdoptTemplate = graphql(`
  mutation AdoptTemplate($input: AdoptTemplateInput!) {
    adoptTemplate(input: $input) {
      __typename
      ... on TemplateAdopted {
        adoption {
          id
          resource {
            id
          }
        }
      }
      ... on TemplateAlreadyAdopted {
        message
        adoption {
          id
          resource {
            id
          }
        }
      }
      ... on TemplateNotAdoptable {
        message
      }
    }
  }
`);

export const ChangeAdoption = graphql(`
  mutation ChangeAdoption($input: ChangeAdoptionInput!) {
    changeAdoption(input: $input) {
      __typename
      ... on AdoptionChanged {
        adoption {
          id
          status
          resource {
            id
          }
        }
      }
      ... on AdoptionConflict {
        message
        adoption {
          id
        }
      }
      ... on AdoptionRetired {
        message
        adoption {
          id
        }
      }
    }
  }
`);

export type OwnUse = FragmentOf<typeof OwnUseFragment>;
export type UsingOffice = FragmentOf<typeof UsingOfficeFragment>;
export type UsedThing = FragmentOf<typeof UsedThingFragment>;
export type Adopted = ResultOf<typeof AdoptTemplate>['adoptTemplate'];

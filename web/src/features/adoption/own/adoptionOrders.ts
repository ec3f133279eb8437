/** The two orders about adoptions. */
import { graphql } from '../../../gql';

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

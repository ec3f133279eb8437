/** The orders about a department's mail domains. */
import { graphql } from '../../../gql';

export const RegisterDomain = graphql(`
  mutation RegisterDomain($input: RegisterDomainInput!) {
    registerDomain(input: $input) {
      __typename
      ... on DomainRegistered {
        department {
          id
        }
      }
      ... on DomainKnown {
        message
      }
    }
  }
`);

export const RemoveDomain = graphql(`
  mutation RemoveDomain($input: RemoveDomainInput!) {
    removeDomain(input: $input) {
      department {
        id
      }
    }
  }
`);

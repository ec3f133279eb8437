/** The services that people sign in with; whoever is not signed in yet may ask, too. */
import { graphql } from '../../gql';

export const SignInProvidersQuery = graphql(`
  query SignInProviders {
    signInProviders {
      id
      label
    }
  }
`);

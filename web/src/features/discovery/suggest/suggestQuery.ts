/** What the server suggests: terms of the thesaurus, and titles that the viewer may read. */
import { graphql } from '../../../gql';

export const SuggestQuery = graphql(`
  query Suggest($prefix: String!, $first: Int!) {
    suggest(prefix: $prefix, first: $first) {
      text
      kind
    }
  }
`);

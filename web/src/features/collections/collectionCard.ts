/** What a list needs to know of a collection. */
import { graphql } from '../../gql';

export const CollectionCardFragment = graphql(`
  fragment CollectionCard on Collection {
    slug
    title
    summary
    topics
    published
    itemCount
    department {
      id
      name
      state
    }
    groupName
  }
`);

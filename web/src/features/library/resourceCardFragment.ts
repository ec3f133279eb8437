/** What a list needs to know of a resource. */
import { graphql } from '../../gql';

export const ResourceCardFragment = graphql(`
  fragment ResourceCard on Resource {
    slug
    kind
    title
    summary
    topics
    status
    updatedAt
    department {
      id
      ocdId
      name
      state
    }
    currentVersion {
      id
      number
      publishedAt
      attachments {
        id
        mediaType
      }
    }
  }
`);

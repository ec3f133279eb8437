/** The question and the order of the page where publishing starts. */
import { graphql } from '../../../gql';
import { LifeFragment } from '../life/lifeQuery';

export const MyResourcesQuery = graphql(
  `
    query MyResources($departments: [ID!], $after: String) {
      uploadRules {
        maxBytes
        formats {
          extension
          label
        }
      }
      resources(filter: { departments: $departments }, orderBy: UPDATED, first: 30, after: $after) {
        totalCount
        edges {
          node {
            ...LifeFacts
            slug
            kind
            topics
            updatedAt
            department {
              id
              name
              state
            }
            draft {
              title
              savedAt
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [LifeFragment],
);

export const CreateResource = graphql(`
  mutation CreateResource($input: CreateResourceInput!) {
    createResource(input: $input) {
      resource {
        id
        slug
      }
    }
  }
`);

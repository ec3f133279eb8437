/** What the Alliance and the collections say of a resource; asked apart from its page, which does not wait for it. */
import { graphql, type ResultOf } from '../../gql';

const EndorsementFragment = graphql(`
  fragment EndorsementFacts on Endorsement @_unmask {
    id
    versionNumber
    statement
    endorsedOn
    expiresOn
    state
    reason
    marks {
      level
      words
      dimension {
        dimension
        name
        question
      }
    }
  }
`);

export const ResourceCurationQuery = graphql(
  `
    query ResourceCuration($id: ID!) {
      resource(id: $id) {
        id
        title
        reach
        viewerActions
        department {
          id
          name
          state
        }
        currentVersion {
          id
          number
        }
        collections {
          id
          slug
          title
        }
        endorsement {
          ...EndorsementFacts
        }
      }
    }
  `,
  [EndorsementFragment],
);

export type Curated = NonNullable<ResultOf<typeof ResourceCurationQuery>['resource']>;
export type Endorsement = NonNullable<Curated['endorsement']>;

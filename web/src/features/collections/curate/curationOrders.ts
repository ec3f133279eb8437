/** The questions and orders of those who collect, endorse and feature. */
import { graphql, type ResultOf } from '../../../gql';

export const RubricQuery = graphql(`
  query Rubric {
    endorsementRubric {
      dimension
      name
      question
      guidance
    }
  }
`);

export type Dimension = ResultOf<typeof RubricQuery>['endorsementRubric'][number];

export const EndorseResource = graphql(`
  mutation EndorseResource($input: EndorseResourceInput!) {
    endorseResource(input: $input) {
      endorsement {
        id
        state
      }
    }
  }
`);

export const WithdrawEndorsement = graphql(`
  mutation WithdrawEndorsement($input: WithdrawEndorsementInput!) {
    withdrawEndorsement(input: $input) {
      endorsement {
        id
        state
      }
    }
  }
`);

/** What is featured now, by its ids alone: to find out whether this is among it. */
export const FeaturedIdsQuery = graphql(`
  query FeaturedIds {
    featured {
      id
      until
      resource {
        id
      }
      collection {
        id
      }
    }
  }
`);

export const Feature = graphql(`
  mutation Feature($input: FeatureInput!) {
    feature(input: $input) {
      featured {
        id
        until
      }
    }
  }
`);

export const Unfeature = graphql(`
  mutation Unfeature($input: UnfeatureInput!) {
    unfeature(input: $input) {
      featured {
        id
      }
    }
  }
`);

/** The collections that the viewer may add to. */
export const OwnCollectionsQuery = graphql(`
  query OwnCollections {
    collections(filter: { mine: true }, first: 100) {
      edges {
        node {
          id
          slug
          title
          viewerActions
        }
      }
    }
  }
`);

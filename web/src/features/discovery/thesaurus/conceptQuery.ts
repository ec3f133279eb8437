/** The questions and the orders of the thesaurus' screens. */
import { graphql, type ResultOf } from '../../../gql';

export const ConceptsQuery = graphql(`
  query Concepts($filter: ConceptFilter, $after: String) {
    concepts(filter: $filter, first: 50, after: $after) {
      totalCount
      edges {
        node {
          id
          key
          preferred
          category
          origin
          labels {
            text
            kind
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    conceptCategories
  }
`);

export const ConceptFragment = graphql(`
  fragment ConceptFacts on Concept @_unmask {
    id
    key
    preferred
    category
    revision
    origin
    retiredAt
    retiredReason
    canManage
    labels {
      text
      kind
      state
      checked
      source
    }
    broader {
      id
      key
      preferred
      retiredAt
    }
    narrower {
      id
      key
      preferred
      retiredAt
    }
    related {
      id
      key
      preferred
      retiredAt
    }
  }
`);

export const ConceptQuery = graphql(
  `
    query Concept($key: String!) {
      concept(key: $key) {
        ...ConceptFacts
      }
      conceptCategories
    }
  `,
  [ConceptFragment],
);

/** A few concepts to link with, by what is typed. */
export const ConceptChoicesQuery = graphql(`
  query ConceptChoices($query: String!) {
    concepts(filter: { query: $query }, first: 8) {
      edges {
        node {
          id
          key
          preferred
        }
      }
    }
  }
`);

export const SaveConcept = graphql(
  `
    mutation SaveConcept($input: SaveConceptInput!) {
      saveConcept(input: $input) {
        __typename
        ... on ConceptSaved {
          concept {
            ...ConceptFacts
          }
          warnings {
            label
            state
            concept {
              id
              key
              preferred
            }
          }
        }
        ... on ConceptConflict {
          concept {
            ...ConceptFacts
          }
        }
        ... on ConceptRefused {
          problems {
            field
            label
            message
          }
        }
      }
    }
  `,
  [ConceptFragment],
);

export const RetireConcept = graphql(
  `
    mutation RetireConcept($input: RetireConceptInput!) {
      retireConcept(input: $input) {
        __typename
        ... on ConceptRetired {
          concept {
            ...ConceptFacts
          }
        }
        ... on ConceptConflict {
          concept {
            ...ConceptFacts
          }
        }
      }
    }
  `,
  [ConceptFragment],
);

export const PreviewConceptQuery = graphql(`
  query PreviewConcept($input: SaveConceptInput!, $queries: [String!]) {
    previewConcept(input: $input, queries: $queries, first: 20) {
      __typename
      ... on ConceptPreview {
        tried
        changed
        changes {
          query
          before {
            totalCount
            alsoSearched
            top {
              title
              elsewhere
            }
          }
          after {
            totalCount
            alsoSearched
            top {
              title
              elsewhere
            }
          }
        }
      }
      ... on ConceptRefused {
        problems {
          field
          label
          message
        }
      }
    }
  }
`);

export type Concept = NonNullable<ResultOf<typeof ConceptQuery>['concept']>;
type Saved = Extract<ResultOf<typeof SaveConcept>['saveConcept'], { __typename: 'ConceptSaved' }>;
export type Warning = Saved['warnings'][number];
export type RefusedProblem = Extract<
  ResultOf<typeof SaveConcept>['saveConcept'],
  { __typename: 'ConceptRefused' }
>['problems'][number];
export type Preview = Extract<ResultOf<typeof PreviewConceptQuery>['previewConcept'], { __typename: 'ConceptPreview' }>;
export type PreviewedQuery = Preview['changes'][number];

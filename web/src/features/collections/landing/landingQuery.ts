/**
 * The Landing query: its text's one owner. It asks for what serves a value or a standard, or is about a topic; the names of
 * all values and standards come along. `landingVariables` says what its variables are.
 */
import { graphql, type ResultOf, type VariablesOf } from '../../../gql';
import { ResourceCardFragment } from '../../library/resourceCardFragment';
import { CollectionCardFragment } from '../collectionCard';

export const LandingQuery = graphql(
  `
    query Landing($collections: CollectionFilter!, $stories: SearchFilter!, $materials: SearchFilter!) {
      values {
        slug
        name
        summary
      }
      standards {
        slug
        name
        area
        summary
      }
      collections(filter: $collections, first: 10) {
        totalCount
        edges {
          node {
            id
            ...CollectionCard
          }
        }
      }
      stories: search(query: "", filter: $stories, orderBy: NEWEST, first: 4) {
        totalCount
        edges {
          node {
            id
            ...ResourceCard
          }
        }
      }
      materials: search(query: "", filter: $materials, orderBy: NEWEST, first: 6) {
        totalCount
        edges {
          node {
            id
            ...ResourceCard
          }
        }
      }
    }
  `,
  [CollectionCardFragment, ResourceCardFragment],
);

export type Landing = ResultOf<typeof LandingQuery>;

/** What a landing page is about: one of the three, named as in the search's addresses. */
export type Subject = { value: string } | { standard: string } | { topic: string };

/** The filter's key beside its one value, then what kinds are asked for. */
export function landingVariables(subject: Subject): VariablesOf<typeof LandingQuery> {
  const aligned =
    'value' in subject
      ? { values: [subject.value] }
      : 'standard' in subject
        ? { standards: [subject.standard] }
        : { topics: [subject.topic] };
  return {
    collections: aligned,
    stories: { kinds: ['STORY'], ...aligned },
    materials: { kinds: ['TEMPLATE', 'TRAINING'], ...aligned },
  };
}

/** What is asked and ordered about a draft before it is sent. */
import { graphql, type ResultOf } from '../../../gql';

export const PreflightQuery = graphql(`
  query Preflight($resourceId: ID!) {
    preflight(resourceId: $resourceId) {
      revision
      findings {
        check
        blocking
        field
        passage
        attachmentId
        code
        parameters {
          name
          value
        }
        more
        message
        mend
      }
      readingGrade
      linksPending
      similar {
        id
        slug
        title
        status
        nextStatus
        viewerActions
        department {
          id
          name
          state
        }
      }
    }
  }
`);

export type Preflight = NonNullable<ResultOf<typeof PreflightQuery>['preflight']>;
export type PreflightFinding = Preflight['findings'][number];
export type SimilarDraft = Preflight['similar'][number];

export const CheckLinks = graphql(`
  mutation CheckLinks($input: CheckLinksInput!) {
    checkLinks(input: $input) {
      asked
    }
  }
`);

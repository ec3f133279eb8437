/** What a document proposes for a draft. */
import { graphql, type ResultOf } from '../../../gql';

export const ProposalQuery = graphql(`
  query Proposal($attachmentId: ID!) {
    proposeFromDocument(attachmentId: $attachmentId) {
      title
      summary
      body
      language
    }
  }
`);

export type Proposal = NonNullable<ResultOf<typeof ProposalQuery>['proposeFromDocument']>;

/** What curators ask about the open flags of a collection, and how they answer them. Apart from the page's own question: its readers have none. */
import { graphql } from '../../../gql';
import { ReviewedFlagFragment } from '../../moderation/review/reviewedFlag';

export const CollectionFlagsQuery = graphql(
  `
    query CollectionFlags($slug: String!) {
      collection(slug: $slug) {
        id
        flags {
          createdAt
          ...ReviewedFlag
        }
      }
    }
  `,
  [ReviewedFlagFragment],
);

export const AnswerCollectionFlags = graphql(`
  mutation AnswerCollectionFlags($input: AnswerCollectionFlagsInput!) {
    answerCollectionFlags(input: $input) {
      collection {
        id
        flaggedAt
      }
    }
  }
`);

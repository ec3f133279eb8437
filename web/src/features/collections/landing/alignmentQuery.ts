/** The Alliance's values and standards with what each one asks for. */
import { graphql } from '../../../gql';

export const AlignmentQuery = graphql(`
  query Alignment {
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
  }
`);

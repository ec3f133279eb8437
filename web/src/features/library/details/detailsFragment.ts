/** What readers see of a version beside its words, texts as HTML that the server has sanitised. */
import { graphql, type FragmentOf } from '../../../gql';

export const DetailsRead = graphql(`
  fragment DetailsRead on Details @_unmask {
    verdicts {
      state
      usability
      reason
      citation
      checkedOn
    }
    sizes
    equipment
    electionKinds
    effort
    cost
    reviewBy
    pictures {
      attachmentId
      alternativeText
    }
    fillIns {
      name
      hint
      example
    }
    audience
    minutes
    objectives
    challengeHtml
    approachHtml
    outcomeHtml
    figures {
      label
      before
      after
      unit
    }
    contact
  }
`);

export type Details = FragmentOf<typeof DetailsRead>;
export type Verdict = Details['verdicts'][number];

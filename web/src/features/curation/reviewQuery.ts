/** The question of the page of one review, and the facts that each step in it answers anew. */
import { graphql, type FragmentOf, type ResultOf } from '../../gql';
import { DetailsRead } from '../library/details/detailsFragment';
import { DocumentFragment } from '../library/documentQuery';

const CheckFragment = graphql(`
  fragment CheckFacts on ReviewCheck @_unmask {
    criterion {
      key
      question
      help
    }
    verdict
    note
    needsSecond
    at
    by {
      id
      name
    }
  }
`);

export const EntryFragment = graphql(`
  fragment EntryFacts on ReviewEntry @_unmask {
    id
    kind
    at
    text
    passage
    staffOnly
    verdict
    criterion {
      key
      question
    }
    by {
      id
      name
    }
  }
`);

/** What claiming, answering, commenting and deciding change. */
const StepFragment = graphql(
  `
    fragment StepFacts on ReviewRequest @_unmask {
      id
      state
      claimedUntil
      viewerActions
      claimedBy {
        id
        name
      }
      secondAskedBy {
        id
        name
      }
      checks {
        ...CheckFacts
      }
      timeline {
        ...EntryFacts
      }
    }
  `,
  [CheckFragment, EntryFragment],
);

/** What a version says about itself beside its text. */
const FactsFragment = graphql(`
  fragment ReviewedFacts on Version @_unmask {
    id
    reach
    states
    values
    standards
    topics
    language
    licence
    sourceUrl
  }
`);

const ReviewFragment = graphql(
  `
    fragment ReviewFacts on ReviewRequest @_unmask {
      ...StepFacts
      kind
      submittedAt
      beforeAlliance
      age
      waitingSince
      decidedAt
      reason
      sentOnAt
      sentOnBy {
        id
        name
      }
      submittedBy {
        id
        name
      }
      decidedBy {
        id
        name
      }
      department {
        id
        ocdId
        name
        state
        stateName
      }
      resource {
        id
        slug
        kind
        status
        topics
        reach
        states
        values
        standards
        languages
        draft {
          reach
        }
        currentVersion {
          number
          ...ReviewedFacts
        }
      }
      roundBefore {
        reviewRequest {
          id
          state
          reason
          decidedAt
          decidedBy {
            id
            name
          }
          version {
            id
          }
          checks {
            ...CheckFacts
          }
        }
        passages {
          quote
          text
          stands
        }
      }
      version {
        ...ReviewedFacts
        number
        title
        summary
        bodyHtml
        changeNote
        details {
          ...DetailsRead
        }
        attachments {
          ...DocumentFacts
        }
      }
    }
  `,
  [CheckFragment, DetailsRead, DocumentFragment, FactsFragment, StepFragment],
);

export const ReviewQuery = graphql(
  `
    query Review($id: ID!) {
      node(id: $id) {
        __typename
        ... on ReviewRequest {
          ...ReviewFacts
        }
      }
      publishingRules {
        ownReach
      }
      values {
        slug
        name
      }
      standards {
        slug
        name
      }
    }
  `,
  [ReviewFragment],
);

/** What a step changes; it names all that a question before may have been about, so that it is asked anew. */
export const ProgressFragment = graphql(
  `
    fragment ReviewProgress on ReviewRequest @_unmask {
      ...StepFacts
      department {
        id
      }
      resource {
        id
      }
      version {
        id
        attachments {
          id
        }
      }
    }
  `,
  [StepFragment],
);

export type Review = Extract<NonNullable<ResultOf<typeof ReviewQuery>['node']>, { __typename: 'ReviewRequest' }>;
export type Round = NonNullable<Review['roundBefore']>;
export type Step = FragmentOf<typeof StepFragment>;
export type Check = FragmentOf<typeof CheckFragment>;
export type Entry = FragmentOf<typeof EntryFragment>;

/** Whether it is still to be decided, by the Alliance or by the office's own publisher. */
export const isOpen = ({ state }: Pick<Review, 'state'>) =>
  state === 'WAITING' || state === 'CLAIMED' || state === 'SUBMITTED';

/** Who may read it once it is published: what the draft asks for, while the viewer may see one. */
export const reachOf = ({ resource }: Pick<Review, 'resource'>) => resource.draft?.reach ?? resource.reach;

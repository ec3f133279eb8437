/** The questions and orders of the publish screens, and the fields of a draft as the form holds them. */
import { graphql, type EnumOf, type FragmentOf, type ResultOf } from '../../../gql';
import { HeldFragment } from '../attachmentFragment';
import { DetailsFragment, detailsOf, type DetailsFields } from './detailsFields';

export const DraftFragment = graphql(
  `
    fragment DraftFacts on Draft @_unmask {
      revision
      title
      summary
      body
      bodyHtml
      changeNote
      corrects
      reach
      language
      licence
      sourceUrl
      states
      values
      standards
      topics
      savedAt
      savedBy {
        id
        name
      }
      attachments {
        ...HeldFacts
      }
      details {
        ...DraftDetails
      }
    }
  `,
  [HeldFragment, DetailsFragment],
);

export type Draft = FragmentOf<typeof DraftFragment>;

/** What the next draft begins with, while nobody has saved it. */
export const NextDraftFragment = graphql(
  `
    fragment NextDraftFacts on Version @_unmask {
      id
      number
      createdAt
      title
      summary
      body
      bodyHtml
      reach
      language
      licence
      sourceUrl
      states
      values
      standards
      topics
      attachments {
        ...HeldFacts
      }
      details {
        ...DraftDetails
      }
    }
  `,
  [HeldFragment, DetailsFragment],
);

/** A published resource has no draft until somebody saves one, on revision 0: it says then what the current version says. */
export const nextDraft = ({ createdAt, ...version }: FragmentOf<typeof NextDraftFragment>): Draft => ({
  ...version,
  revision: 0,
  changeNote: '',
  corrects: false,
  savedAt: createdAt,
  savedBy: null,
});

export const EditorQuery = graphql(
  `
    query Editor($slug: String!) {
      resource(slug: $slug) {
        id
        slug
        kind
        status
        viewerActions
        currentVersion {
          ...NextDraftFacts
        }
        department {
          id
          name
          state
        }
        draft {
          ...DraftFacts
        }
        openReview {
          id
          state
          submittedAt
        }
      }
      values {
        slug
        name
        summary
      }
      standards {
        slug
        area
        name
      }
      publishingRules {
        ownReach
      }
      uploadRules {
        maxBytes
        formats {
          extension
          mediaType
          label
        }
      }
    }
  `,
  [DraftFragment, NextDraftFragment],
);

export type EditorData = ResultOf<typeof EditorQuery>;
export type EditedResource = NonNullable<EditorData['resource']>;
export type UploadRules = EditorData['uploadRules'];

/** Asked every quarter of a minute: whether somebody else has saved. */
export const RevisionQuery = graphql(`
  query DraftRevision($slug: String!) {
    resource(slug: $slug) {
      id
      draft {
        revision
      }
    }
  }
`);

/** The draft as it stands now, once somebody else has saved. */
export const DraftQuery = graphql(
  `
    query DraftNow($slug: String!) {
      resource(slug: $slug) {
        id
        draft {
          ...DraftFacts
        }
      }
    }
  `,
  [DraftFragment],
);

export const SaveDraft = graphql(
  `
    mutation SaveDraft($input: SaveDraftInput!) {
      saveDraft(input: $input) {
        __typename
        ... on DraftSaved {
          draft {
            ...DraftFacts
          }
        }
        ... on DraftConflict {
          message
          draft {
            ...DraftFacts
          }
        }
      }
    }
  `,
  [DraftFragment],
);

export const SubmitForReview = graphql(
  `
    mutation SubmitForReview($input: SubmitForReviewInput!) {
      submitForReview(input: $input) {
        __typename
        ... on ReviewRequested {
          reviewRequest {
            id
            state
            resource {
              id
            }
          }
        }
        ... on DraftIncomplete {
          problems {
            field
            code
            parameters {
              name
              value
            }
            message
          }
        }
        ... on DraftConflict {
          message
          draft {
            ...DraftFacts
          }
        }
        ... on ReviewAlreadyOpen {
          reviewRequest {
            id
            state
          }
        }
      }
    }
  `,
  [DraftFragment],
);

export const PublishVersion = graphql(
  `
    mutation PublishVersion($input: PublishVersionInput!) {
      publishVersion(input: $input) {
        __typename
        ... on VersionPublished {
          version {
            id
            number
          }
          resource {
            id
            slug
            status
          }
        }
        ... on DraftIncomplete {
          problems {
            field
            code
            parameters {
              name
              value
            }
            message
          }
        }
        ... on DraftConflict {
          message
          draft {
            ...DraftFacts
          }
        }
        ... on NeedsReview {
          reason
          ownReach
          message
        }
      }
    }
  `,
  [DraftFragment],
);

/** What the author writes, one field each; `draftInput` makes it the shape of `SaveDraftInput`. */
export type DraftFields = DetailsFields & {
  title: string;
  summary: string;
  body: string;
  changeNote: string;
  corrects: boolean;
  reach: EnumOf<'Reach'>;
  language: string;
  licence: string;
  sourceUrl: string;
  states: EnumOf<'State'>[];
  values: string[];
  standards: string[];
  topics: string[];
  attachmentIds: string[];
};

export const fieldsOf = (draft: Draft): DraftFields => ({
  title: draft.title,
  summary: draft.summary,
  body: draft.body,
  changeNote: draft.changeNote,
  corrects: draft.corrects,
  reach: draft.reach,
  language: draft.language,
  licence: draft.licence ?? '',
  sourceUrl: draft.sourceUrl ?? '',
  states: draft.states,
  values: draft.values,
  standards: draft.standards,
  topics: draft.topics,
  attachmentIds: draft.attachments.map((file) => file.id),
  ...detailsOf(draft.details),
});

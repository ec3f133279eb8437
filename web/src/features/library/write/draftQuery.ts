/** The questions and orders of the publish screens, and the fields of a draft as the form holds them. */
import { graphql, type EnumOf, type FragmentOf, type ResultOf } from '../../../gql';
import { HeldFragment } from '../attachmentFragment';

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
    }
  `,
  [HeldFragment],
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
    }
  `,
  [HeldFragment],
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
          message
        }
      }
    }
  `,
  [DraftFragment],
);

/** What the author writes; the shape of `SaveDraftInput` without its keys. */
export type DraftFields = {
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
});

//! `saveDraft`.

use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use commons_access::{act::Edit, permit};
use commons_entity::resource;
use commons_kernel::{GroupId, ResourceId, Result};
use commons_library::{Changes, DetailChanges, SaveOutcome, save_draft};
use commons_store::fetch_for_update;

use crate::{
    context::scope,
    error::Answer,
    ids::{local, locals},
    library::{DetailsInput, Draft, DraftConflict},
    lists::{DRAFT, few},
    words::{Reach, State, words},
};

/// What a save changes; what is left out stays as it is.
#[derive(InputObject)]
struct SaveDraftInput {
    /// The resource.
    resource_id: ID,
    /// The revision that the writer saw; 0 begins the next version of a published resource.
    revision: i32,
    /// At most 200 characters.
    title: Option<String>,
    /// At most 1,000 characters.
    summary: Option<String>,
    /// Markdown.
    body: Option<String>,
    /// What changed since the last version.
    change_note: Option<String>,
    /// Whether it mends a mistake in the last version.
    corrects: Option<bool>,
    /// Who may read it once it is published.
    reach: Option<Reach>,
    /// The group that may read it, one of the department's own, when its reach is GROUP.
    group_id: Option<ID>,
    /// BCP 47.
    language: Option<String>,
    /// SPDX; empty takes it away.
    licence: Option<String>,
    /// A whole address; empty takes it away.
    source_url: Option<String>,
    /// Where it applies; empty means everywhere.
    states: Option<Vec<State>>,
    /// Slugs of the Alliance's values.
    values: Option<Vec<String>>,
    /// Slugs of the Alliance's standards.
    standards: Option<Vec<String>>,
    /// Free words to find it by.
    topics: Option<Vec<String>>,
    /// What changes beside the text.
    details: Option<DetailsInput>,
    /// Exactly these documents, in this order.
    attachment_ids: Option<Vec<ID>>,
}

/// What came of a save.
#[derive(Union)]
enum SaveDraftPayload {
    Saved(DraftSaved),
    Conflict(DraftConflict),
}

/// It is saved.
#[derive(SimpleObject)]
struct DraftSaved {
    /// The draft, with its new revision.
    draft: Draft,
}

#[derive(Default)]
pub(crate) struct SaveDraft;

#[Object]
impl SaveDraft {
    /// Saves changes on top of the revision that the writer saw.
    async fn save_draft(&self, ctx: &Context<'_>, input: SaveDraftInput) -> Answer<SaveDraftPayload> {
        let scope = scope(ctx)?;
        let mut input = input.bounded()?;
        let details = input.details.take().map(DetailsInput::changes).transpose()?.unwrap_or_default();
        let resource_id = local::<ResourceId>(&input.resource_id, "resourceId")?;
        let documents =
            input.attachment_ids.as_deref().map(|ids| locals(ids, "attachmentIds")).transpose()?;
        let group = input.group_id.as_ref().map(|id| local::<GroupId>(id, "groupId")).transpose()?;
        let revision = input.revision;
        let tx = scope.begin().await?;
        let resource = fetch_for_update::<resource::Entity>(&tx, resource_id.uuid()).await?;
        let may_edit = permit::<Edit, _>(scope.viewer(), resource)?;
        let changes = Changes { group, details, ..input.into() };
        let saved =
            save_draft(&tx, scope.viewer(), &may_edit, revision, changes, documents, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(match saved {
            SaveOutcome::Saved(draft) => {
                SaveDraftPayload::Saved(DraftSaved { draft: Draft(Arc::new(draft)) })
            }
            SaveOutcome::Conflict(draft) => SaveDraftPayload::Conflict(draft.into()),
        })
    }
}

impl SaveDraftInput {
    /// The input, unless one of its lists is longer than any draft's.
    fn bounded(self) -> Result<Self> {
        Ok(Self {
            states: few("states", DRAFT, self.states)?,
            values: few("values", DRAFT, self.values)?,
            standards: few("standards", DRAFT, self.standards)?,
            topics: few("topics", DRAFT, self.topics)?,
            attachment_ids: few("attachmentIds", DRAFT, self.attachment_ids)?,
            ..self
        })
    }
}

impl From<SaveDraftInput> for Changes {
    fn from(input: SaveDraftInput) -> Self {
        Self {
            reach: input.reach.map(Into::into),
            title: input.title,
            summary: input.summary,
            body: input.body,
            change_note: input.change_note,
            corrects: input.corrects,
            language: input.language,
            licence: input.licence,
            source_url: input.source_url,
            states: input.states.map(|states| words(Some(states))),
            values: input.values,
            standards: input.standards,
            topics: input.topics,
            details: DetailChanges::default(),
            group: None,
        }
    }
}

//! Save a draft: what changed, if nobody else saved in between.

use commons_access::{May, Step, Viewer, act::Edit};
use commons_entity::{draft, draft_attachment, resource, version_attachment};
use commons_kernel::{AttachmentId, Result};
use commons_store::{Event, children, fault, record};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::json;
use time::OffsetDateTime;

use crate::{
    attach,
    choose_group::check_group,
    content::{Changes, Content, DraftPlace},
    take_step::{current_version, life, live},
};

/// What came of a save.
#[derive(Clone, Debug)]
pub enum SaveOutcome {
    /// Saved, with its new revision.
    Saved(draft::Model),
    /// Somebody saved first; this is what stands there now, and nothing of it was touched.
    Conflict(draft::Model),
}

/// Saves changes on top of the revision that the writer saw. A published resource without a draft gets one from its
/// current version: its revision to save on is 0.
///
/// # Errors
/// Bad input with the field at fault: too long, unknown slugs, documents that are not the writer's to attach.
pub async fn save_draft(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_edit: &May<Edit, resource::Model>,
    revision: i32,
    changes: Changes,
    documents: Option<Vec<AttachmentId>>,
    now: OffsetDateTime,
) -> Result<SaveOutcome> {
    let resource = may_edit.row();
    let before = match locked_draft(tx, resource).await? {
        Some(draft) => draft,
        None => begin_next_draft(tx, resource, now).await?,
    };
    if before.revision != revision {
        return Ok(SaveOutcome::Conflict(before));
    }
    let group = changes.group;
    if let Some(group) = group {
        check_group(tx, resource, group).await?;
    }
    let content = Content::try_from(&before)?.with(changes);
    content.check()?;
    content.check_slugs(tx).await?;
    if let Some(documents) = documents {
        attach::hold(tx, viewer, resource, &documents).await?;
    }
    let place = DraftPlace {
        resource_id: resource.id,
        revision: before.revision + 1,
        saved_by: viewer.person().map(Into::into),
        saved_at: now,
    };
    let saved = content.into_draft(place)?;
    let row = draft::ActiveModel::from(saved.clone()).reset_all();
    row.update(tx).await.map_err(fault)?;
    let from = (before.revision > 0).then_some(before.revision);
    // Until something is published, the draft's title and reach are the only ones there are.
    let mut touched = resource.clone().into_active_model();
    touched.updated_at = Set(now);
    if let Some(group) = group {
        touched.group_id = Set(Some(group.uuid()));
    }
    let life = life(resource);
    if resource.current_version_id.is_none() && !life.is_before_alliance() {
        touched.title = Set(saved.title.clone());
        touched.reach = Set(saved.reach);
    }
    if life.allows(Step::Write) {
        live(&mut touched, life.after(Step::Write)?);
    }
    touched.update(tx).await.map_err(fault)?;
    // A draft is its own subject: what nobody but its writers may read is none of the index's business.
    let event = Event {
        kind: "draft.saved",
        subject: "draft",
        subject_id: resource.id,
        department: Some(resource.department_id.into()),
        data: json!({
            "from_revision": from,
            "to_revision": saved.revision,
            "from_version": resource.current_version_id,
            "title": saved.title,
            "reach": saved.reach.0,
        }),
    };
    record(tx, viewer, now, event).await?;
    Ok(SaveOutcome::Saved(saved))
}

/// The draft of a resource, if it has one.
///
/// # Errors
/// What the database says.
pub async fn draft_of(tx: &impl ConnectionTrait, resource: &resource::Model) -> Result<Option<draft::Model>> {
    children::<draft::Entity>().filter(draft::Column::ResourceId.eq(resource.id)).one(tx).await.map_err(fault)
}

pub(crate) async fn locked_draft(
    tx: &impl ConnectionTrait,
    resource: &resource::Model,
) -> Result<Option<draft::Model>> {
    children::<draft::Entity>()
        .filter(draft::Column::ResourceId.eq(resource.id))
        .lock_exclusive()
        .one(tx)
        .await
        .map_err(fault)
}

async fn begin_next_draft(
    tx: &impl ConnectionTrait,
    resource: &resource::Model,
    now: OffsetDateTime,
) -> Result<draft::Model> {
    let current = current_version(tx, resource).await?;
    let content = Content { change_note: String::new(), corrects: false, ..Content::try_from(&current)? };
    let place = DraftPlace { resource_id: resource.id, revision: 0, saved_by: None, saved_at: now };
    let draft = content.into_draft(place)?;
    draft::Entity::insert(draft::ActiveModel::from(draft.clone()))
        .exec_without_returning(tx)
        .await
        .map_err(fault)?;
    let held = children::<version_attachment::Entity>()
        .filter(version_attachment::Column::VersionId.eq(current.id))
        .order_by_asc(version_attachment::Column::Position)
        .all(tx)
        .await
        .map_err(fault)?;
    if !held.is_empty() {
        let links = held.into_iter().map(|link| draft_attachment::ActiveModel {
            resource_id: Set(resource.id),
            attachment_id: Set(link.attachment_id),
            position: Set(link.position),
        });
        draft_attachment::Entity::insert_many(links).exec_without_returning(tx).await.map_err(fault)?;
    }
    Ok(draft)
}

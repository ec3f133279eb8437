//! Cut a version from a draft: the same words and documents, never to change again.

use commons_access::Viewer;
use commons_entity::{draft, draft_attachment, resource, version, version_attachment};
use commons_kernel::{AttachmentId, Result, VersionId};
use commons_store::{children, fault};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use time::OffsetDateTime;

use crate::details::Details;

/// Makes a version without a number, which it gets when it is published.
///
/// # Errors
/// What the database says.
pub async fn cut_version(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    resource: &resource::Model,
    draft: &draft::Model,
    now: OffsetDateTime,
) -> Result<version::Model> {
    let held = children::<draft_attachment::Entity>()
        .filter(draft_attachment::Column::ResourceId.eq(resource.id))
        .all(tx)
        .await
        .map_err(fault)?;
    let documents: Vec<AttachmentId> = held.iter().map(|link| link.attachment_id.into()).collect();
    let row = version::Model {
        id: VersionId::new(now).into(),
        resource_id: resource.id,
        number: None,
        reach: draft.reach,
        title: draft.title.clone(),
        summary: draft.summary.clone(),
        body: draft.body.clone(),
        change_note: match draft.change_note.trim() {
            "" => "First version.".to_owned(),
            note => note.to_owned(),
        },
        corrects: draft.corrects && resource.current_version_id.is_some(),
        language: draft.language.clone(),
        licence: draft.licence.clone(),
        source_url: draft.source_url.clone(),
        states: draft.states.clone(),
        values: draft.values.clone(),
        standards: draft.standards.clone(),
        topics: draft.topics.clone(),
        details: Details::try_from(draft)?.final_with(&documents).to_json()?,
        draft_revision: draft.revision,
        reviewed: false,
        created_by: viewer.person().map(Into::into),
        created_at: now,
        published_at: None,
    };
    version::Entity::insert(version::ActiveModel::from(row.clone()))
        .exec_without_returning(tx)
        .await
        .map_err(fault)?;
    if !held.is_empty() {
        let links = held.into_iter().map(|link| version_attachment::ActiveModel {
            version_id: Set(row.id),
            attachment_id: Set(link.attachment_id),
            position: Set(link.position),
        });
        version_attachment::Entity::insert_many(links).exec_without_returning(tx).await.map_err(fault)?;
    }
    Ok(row)
}

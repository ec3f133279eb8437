//! Which documents a draft holds.

use commons_access::{Viewer, act::Attach, permit};
use commons_entity::{attachment, draft_attachment, resource, version_attachment};
use commons_kernel::{AttachmentId, Error, Result};
use commons_store::{children, fault, fetch_for_update};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter,
};
use uuid::Uuid;

use crate::limits;

/// Makes the draft hold exactly these documents, in this order. A document that leaves a draft and stands nowhere else
/// goes back to the person who took it off, so that nothing is lost.
///
/// # Errors
/// Bad input when there are too many, when one appears twice, or when one is not the writer's to attach.
pub(crate) async fn hold(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    resource: &resource::Model,
    documents: &[AttachmentId],
) -> Result<()> {
    if documents.len() > limits::ATTACHMENTS {
        return Err(Error::bad_input(
            "attachmentIds",
            format!("at most {} documents on one resource", limits::ATTACHMENTS),
        ));
    }
    let wanted: Vec<Uuid> = documents.iter().map(|id| id.uuid()).collect();
    if wanted.iter().enumerate().any(|(n, id)| wanted[..n].contains(id)) {
        return Err(Error::bad_input("attachmentIds", "a document appears twice; name each once"));
    }
    let held = held_by_draft(tx, resource.id).await?;
    let mut taken = Vec::new();
    for id in wanted.iter().filter(|id| !held.contains(id)) {
        taken.extend(take(tx, viewer, resource, *id).await?);
    }
    // While the draft's links stand, so that the document is never out of everybody's sight.
    for id in held.iter().filter(|id| !wanted.contains(id)) {
        give_back(tx, viewer, resource.id, *id).await?;
    }
    draft_attachment::Entity::delete_many()
        .filter(draft_attachment::Column::ResourceId.eq(resource.id))
        .exec(tx)
        .await
        .map_err(fault)?;
    if !wanted.is_empty() {
        let links = wanted.iter().zip(0..).map(|(id, position)| draft_attachment::ActiveModel {
            resource_id: Set(resource.id),
            attachment_id: Set(*id),
            position: Set(position),
        });
        draft_attachment::Entity::insert_many(links).exec_without_returning(tx).await.map_err(fault)?;
    }
    for upload in taken {
        let mut document = upload.into_active_model();
        document.owner_id = Set(None);
        document.update(tx).await.map_err(fault)?;
    }
    Ok(())
}

/// The documents on a draft.
async fn held_by_draft(tx: &impl ConnectionTrait, resource_id: Uuid) -> Result<Vec<Uuid>> {
    let links = children::<draft_attachment::Entity>()
        .filter(draft_attachment::Column::ResourceId.eq(resource_id))
        .all(tx)
        .await
        .map_err(fault)?;
    Ok(links.into_iter().map(|link| link.attachment_id).collect())
}

/// Whether the writer may take the document: their own upload, which is given and will belong to the draft, or one of an
/// earlier version of the same resource.
async fn take(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    resource: &resource::Model,
    id: Uuid,
) -> Result<Option<attachment::Model>> {
    let unknown = || {
        Error::bad_input("attachmentIds", format!("document {id} is not yours to attach; upload it again"))
    };
    let row = fetch_for_update::<attachment::Entity>(tx, id).await?.ok_or_else(unknown)?;
    if row.department_id != resource.department_id {
        return Err(unknown());
    }
    if row.owner_id.is_none() {
        // A document that a draft or a version holds is known by the resource's own versions only.
        let versions = crate::versions_of(tx, resource).await?;
        let mine = children::<version_attachment::Entity>()
            .filter(version_attachment::Column::AttachmentId.eq(id))
            .filter(version_attachment::Column::VersionId.is_in(versions.iter().map(|version| version.id)))
            .count(tx)
            .await
            .map_err(fault)?;
        return if mine > 0 { Ok(None) } else { Err(unknown()) };
    }
    let may_attach = permit::<Attach, _>(viewer, Some(row)).map_err(|_| unknown())?;
    Ok(Some(may_attach.into_row()))
}

async fn give_back(tx: &impl ConnectionTrait, viewer: &Viewer, resource_id: Uuid, id: Uuid) -> Result<()> {
    let elsewhere = children::<version_attachment::Entity>()
        .filter(version_attachment::Column::AttachmentId.eq(id))
        .count(tx)
        .await
        .map_err(fault)?
        + children::<draft_attachment::Entity>()
            .filter(draft_attachment::Column::AttachmentId.eq(id))
            .filter(draft_attachment::Column::ResourceId.ne(resource_id))
            .count(tx)
            .await
            .map_err(fault)?;
    if elsewhere > 0 {
        return Ok(());
    }
    let Some(row) = fetch_for_update::<attachment::Entity>(tx, id).await? else { return Ok(()) };
    let mut free = row.into_active_model();
    free.owner_id = Set(viewer.person().map(Into::into));
    free.update(tx).await.map_err(fault)?;
    Ok(())
}

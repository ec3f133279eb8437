//! Take a batch of checked rows into the library, in one transaction.

use std::collections::HashMap;

use commons_access::{Action, Viewer};
use commons_blobs::{Bucket, Content as Bytes};
use commons_entity::{Word, attachment, draft, draft_attachment, resource, version};
use commons_kernel::{
    AttachmentId, AttachmentState, Clock, Error, Reach, ResourceId, ResourceStatus, Result,
};
use commons_store::{Event, Store, Tx, children, fault, record, visible};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;
use time::OffsetDateTime;
use uuid::Uuid;

use super::{ImportOptions, Imported, Publish, row::Document, row::Row};
use crate::{
    ReadDocument,
    content::{Content, DraftPlace},
    cut_version, draft_attachments, publish,
    read_document::{digest, storage_key},
    slug::slug,
    version_attachments,
};

/// A document of a row whose bytes are in the bucket.
struct Stored<'a> {
    document: &'a Document,
    byte_size: i64,
    sha256: String,
}

/// Takes the rows and empties the batch.
pub(super) async fn batch(
    store: &Store,
    bucket: &Bucket,
    viewer: &Viewer,
    clock: &dyn Clock,
    rows: &mut Vec<Row>,
    options: &ImportOptions,
    imported: &mut Imported,
) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    // Bytes travel before the transaction: an import is a command, so nobody waits on its locks meanwhile.
    let mut stored = Vec::with_capacity(rows.len());
    for row in rows.iter() {
        stored.push(store_documents(bucket, row).await?);
    }
    let tx = store.begin(viewer).await?;
    let there = existing(&tx, viewer, rows).await?;
    for (row, documents) in rows.iter().zip(&stored) {
        let before = there.get(&(row.department.id, row.external_id.clone()));
        take(&tx, viewer, clock.now(), row, documents, before, options, imported).await?;
    }
    tx.commit().await.map_err(fault)?;
    drop(stored);
    rows.clear();
    Ok(())
}

async fn store_documents<'a>(bucket: &Bucket, row: &'a Row) -> Result<Vec<Stored<'a>>> {
    let mut stored = Vec::with_capacity(row.documents.len());
    for document in &row.documents {
        let (size, sha256) = digest(&document.file).await?;
        let key = storage_key(row.department.id, &sha256);
        let digest = sha256.parse().map_err(Error::internal)?;
        bucket.put(&key, Bytes::File(&document.file), &document.media_type, digest).await?;
        stored.push(Stored { document, byte_size: i64::try_from(size).unwrap_or(i64::MAX), sha256 });
    }
    Ok(stored)
}

/// The resources that the rows name already, by department and external id.
async fn existing(
    tx: &Tx,
    viewer: &Viewer,
    rows: &[Row],
) -> Result<HashMap<(Uuid, String), resource::Model>> {
    let found = visible::<resource::Entity>(viewer, Action::ReadUnpublished)
        .filter(resource::Column::DepartmentId.is_in(rows.iter().map(|row| row.department.id)))
        .filter(resource::Column::ExternalId.is_in(rows.iter().map(|row| row.external_id.as_str())))
        .all(tx)
        .await
        .map_err(fault)?;
    let key = |row: &resource::Model| Some((row.department_id, row.external_id.clone()?));
    Ok(found.into_iter().filter_map(|row| Some((key(&row)?, row))).collect())
}

#[expect(clippy::too_many_arguments, reason = "one call, and each argument is a different thing")]
async fn take(
    tx: &Tx,
    viewer: &Viewer,
    now: OffsetDateTime,
    row: &Row,
    documents: &[Stored<'_>],
    before: Option<&resource::Model>,
    options: &ImportOptions,
    imported: &mut Imported,
) -> Result<()> {
    if let Some(resource) = before
        && says_the_same(tx, resource, row, documents).await?
    {
        imported.unchanged += 1;
        return Ok(());
    }
    let created = before.is_none();
    let resource = match before {
        Some(resource) => resource.clone(),
        None => insert(tx, row, now).await?,
    };
    let draft = write_draft(tx, &resource, row, created, now).await?;
    imported.documents += attach(tx, &resource, documents, now).await?;
    let event = Event {
        kind: if created { "resource.imported" } else { "resource.reimported" },
        subject: "resource",
        subject_id: resource.id,
        department: Some(resource.department_id.into()),
        data: json!({ "externalId": row.external_id, "title": draft.title }),
    };
    record(tx, viewer, now, event).await?;
    if options.publish == Publish::AtOnce {
        let mut version = cut_version(tx, viewer, &resource, &draft, now).await?;
        version.published_at = row.published_at;
        publish(tx, viewer, version, now).await?;
    }
    if created {
        imported.created += 1;
    } else {
        imported.updated += 1;
    }
    Ok(())
}

/// Whether the resource already says what the row says, so that importing twice changes nothing.
async fn says_the_same(
    tx: &Tx,
    resource: &resource::Model,
    row: &Row,
    documents: &[Stored<'_>],
) -> Result<bool> {
    let (there, held) = match resource.current_version_id {
        Some(id) => {
            let current = children::<version::Entity>()
                .filter(version::Column::Id.eq(id))
                .one(tx)
                .await
                .map_err(fault)?;
            let Some(current) = current else { return Ok(false) };
            (Content::try_from(&current)?, version_attachments(tx, &[id]).await?)
        }
        None => {
            let draft = children::<draft::Entity>()
                .filter(draft::Column::ResourceId.eq(resource.id))
                .one(tx)
                .await
                .map_err(fault)?;
            let Some(draft) = draft else { return Ok(false) };
            (Content::try_from(&draft)?, draft_attachments(tx, &[resource.id]).await?)
        }
    };
    let wanted = Content { change_note: there.change_note.clone(), ..row.content.clone() };
    let same_documents = held.len() == documents.len()
        && held
            .iter()
            .zip(documents)
            .all(|((_, held), new)| held.sha256 == new.sha256 && held.filename == new.document.filename);
    Ok(there == wanted && same_documents)
}

async fn insert(tx: &Tx, row: &Row, now: OffsetDateTime) -> Result<resource::Model> {
    let id = ResourceId::new(now);
    let model = resource::Model {
        id: id.into(),
        department_id: row.department.id,
        group_id: None,
        state: row.department.state,
        external_id: Some(row.external_id.clone()),
        slug: slug(&row.content.title, id),
        kind: Word(row.kind),
        reach: Word(Reach::Alliance),
        status: Word(ResourceStatus::Draft),
        published: false,
        submitted: false,
        title: row.content.title.clone(),
        current_version_id: None,
        created_by: None,
        created_at: now,
        updated_at: now,
        published_at: None,
        shown_at: now,
    };
    resource::Entity::insert(resource::ActiveModel::from(model.clone()))
        .exec_without_returning(tx)
        .await
        .map_err(fault)?;
    Ok(model)
}

/// Puts the row's words into the resource's draft. A draft that somebody was writing is overwritten only when the
/// resource was never published: then the import is its only source.
async fn write_draft(
    tx: &Tx,
    resource: &resource::Model,
    row: &Row,
    created: bool,
    now: OffsetDateTime,
) -> Result<draft::Model> {
    let note = if created { "Imported." } else { "Imported again with changes." };
    let content = Content { change_note: note.into(), ..row.content.clone() };
    let before = children::<draft::Entity>()
        .filter(draft::Column::ResourceId.eq(resource.id))
        .one(tx)
        .await
        .map_err(fault)?;
    let revision = before.as_ref().map_or(1, |draft| draft.revision + 1);
    let place = DraftPlace { resource_id: resource.id, revision, saved_by: None, saved_at: now };
    let model = content.into_draft(place);
    let active = draft::ActiveModel::from(model.clone());
    match before {
        Some(_) => {
            active.reset_all().update(tx).await.map_err(fault)?;
        }
        None => {
            draft::Entity::insert(active).exec_without_returning(tx).await.map_err(fault)?;
        }
    }
    Ok(model)
}

async fn attach(
    tx: &Tx,
    resource: &resource::Model,
    documents: &[Stored<'_>],
    now: OffsetDateTime,
) -> Result<u64> {
    draft_attachment::Entity::delete_many()
        .filter(draft_attachment::Column::ResourceId.eq(resource.id))
        .exec(tx)
        .await
        .map_err(fault)?;
    for (stored, position) in documents.iter().zip(0..) {
        let row = attachment::Model {
            id: AttachmentId::new(now).into(),
            department_id: resource.department_id,
            owner_id: None,
            filename: stored.document.filename.clone(),
            media_type: stored.document.media_type.clone(),
            byte_size: stored.byte_size,
            sha256: stored.sha256.clone(),
            state: Word(AttachmentState::Checking),
            refusal: None,
            pages: None,
            created_at: now,
        };
        let id = row.id;
        attachment::Entity::insert(row.into_active_model())
            .exec_without_returning(tx)
            .await
            .map_err(fault)?;
        let link = draft_attachment::ActiveModel {
            resource_id: Set(resource.id),
            attachment_id: Set(id),
            position: Set(position),
        };
        draft_attachment::Entity::insert(link).exec_without_returning(tx).await.map_err(fault)?;
        commons_jobs::enqueue(tx, &ReadDocument { attachment_id: id }, now, now).await?;
    }
    Ok(documents.len() as u64)
}

//! Take a batch of checked rows into the library, in one transaction.

use std::collections::HashMap;

use commons_access::{Action, Step, Viewer};
use commons_blobs::{Bucket, Content as Bytes};
use commons_entity::{Word, attachment, draft, draft_attachment, resource, version};
use commons_kernel::{Clock, Error, Reach, ResourceId, ResourceStatus, Result};
use commons_store::{Event, Store, Tx, children, fault, record, visible};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect,
};
use serde_json::json;
use time::OffsetDateTime;
use uuid::Uuid;

use super::{
    ImportOptions, Imported, Publish, Refused,
    row::{Document, Row},
};
use crate::{
    ReadDocument,
    begin_upload::blank,
    content::{Content, DraftPlace},
    cut_version, draft_attachments, draft_of,
    publish_version::make_current,
    read_document::digest,
    slug::slug,
    storage_key,
    take_step::{life, take_step},
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
    // Every row is locked before anything is recorded: the record's lock comes last, as in every verb.
    let there = existing(&tx, viewer, rows).await?;
    let mut happened = Vec::new();
    for (row, documents) in rows.iter().zip(&stored) {
        let before = there.get(&(row.department.id, row.external_id.clone()));
        let batch = Batch { tx: &tx, viewer, now: clock.now(), publish: options.publish };
        match batch.take(row, documents, before, &mut happened).await? {
            Taken::Created => imported.created += 1,
            Taken::Updated => imported.updated += 1,
            Taken::Unchanged => {
                imported.unchanged += 1;
                continue;
            }
            Taken::Refused(refused) => {
                imported.refused.push(refused);
                continue;
            }
        }
        imported.documents += documents.len() as u64;
    }
    let now = clock.now();
    for event in happened {
        record(&tx, viewer, now, event).await?;
    }
    tx.commit().await.map_err(fault)?;
    drop(stored);
    rows.clear();
    Ok(())
}

/// What came of a row.
enum Taken {
    Created,
    Updated,
    Unchanged,
    Refused(Refused),
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

/// The resources that the rows name already, by department and external id; locked, in one order for everybody.
async fn existing(
    tx: &Tx,
    viewer: &Viewer,
    rows: &[Row],
) -> Result<HashMap<(Uuid, String), resource::Model>> {
    let found = visible::<resource::Entity>(viewer, Action::ReadUnpublished)
        .filter(resource::Column::DepartmentId.is_in(rows.iter().map(|row| row.department.id)))
        .filter(resource::Column::ExternalId.is_in(rows.iter().map(|row| row.external_id.as_str())))
        .order_by_asc(resource::Column::Id)
        .lock_exclusive()
        .all(tx)
        .await
        .map_err(fault)?;
    let key = |row: &resource::Model| Some((row.department_id, row.external_id.clone()?));
    Ok(found.into_iter().filter_map(|row| Some((key(&row)?, row))).collect())
}

/// One transaction of an import.
struct Batch<'a> {
    tx: &'a Tx,
    viewer: &'a Viewer,
    now: OffsetDateTime,
    publish: Publish,
}

impl Batch<'_> {
    async fn take(
        &self,
        row: &Row,
        documents: &[Stored<'_>],
        before: Option<&resource::Model>,
        happened: &mut Vec<Event>,
    ) -> Result<Taken> {
        let (resource, draft) = match before {
            None => (insert(self.tx, row, self.now).await?, None),
            Some(resource) => {
                let (draft, current) = (draft_of(self.tx, resource).await?, self.current(resource).await?);
                if let Some(refused) = refuse(row, resource, draft.as_ref(), current.as_ref()) {
                    return Ok(Taken::Refused(refused));
                }
                if self.says_the_same(resource, draft.as_ref(), current.as_ref(), row, documents).await? {
                    return Ok(Taken::Unchanged);
                }
                (resource.clone(), draft)
            }
        };
        let resource = match life(&resource).allows(Step::Write) {
            true => take_step(self.tx, resource, Step::Write, self.now).await?,
            false => resource,
        };
        let draft = write_draft(self.tx, &resource, draft, row, self.now).await?;
        attach(self.tx, &resource, documents, self.now).await?;
        happened.push(Event {
            kind: if before.is_none() { "resource.imported" } else { "resource.reimported" },
            subject: "resource",
            subject_id: resource.id,
            department: Some(resource.department_id.into()),
            data: json!({
                "externalId": row.external_id,
                "title": draft.title,
                "from_version": resource.current_version_id,
                "to_revision": draft.revision,
            }),
        });
        if self.publish == Publish::AtOnce {
            let mut version = cut_version(self.tx, self.viewer, &resource, &draft, self.now).await?;
            version.published_at = row.published_at;
            let (_, _, event) = make_current(self.tx, version, Step::Publish, self.now).await?;
            happened.push(event);
        }
        Ok(if before.is_none() { Taken::Created } else { Taken::Updated })
    }

    async fn current(&self, resource: &resource::Model) -> Result<Option<version::Model>> {
        let Some(id) = resource.current_version_id else { return Ok(None) };
        children::<version::Entity>().filter(version::Column::Id.eq(id)).one(self.tx).await.map_err(fault)
    }

    /// Whether there is nothing to do: the draft says it already, or, when rows are published, the current version does.
    async fn says_the_same(
        &self,
        resource: &resource::Model,
        draft: Option<&draft::Model>,
        current: Option<&version::Model>,
        row: &Row,
        documents: &[Stored<'_>],
    ) -> Result<bool> {
        let (there, held) = match (draft, current) {
            (Some(draft), _) if self.publish == Publish::AsDrafts => {
                (Content::try_from(draft)?, draft_attachments(self.tx, &[resource.id]).await?)
            }
            (_, Some(current)) => {
                (Content::try_from(current)?, version_attachments(self.tx, &[current.id]).await?)
            }
            _ => return Ok(false),
        };
        let wanted = Content { change_note: there.change_note.clone(), ..row.content.clone() };
        let same = |held: &attachment::Model, new: &Stored<'_>| {
            held.sha256 == new.sha256 && held.filename == new.document.filename
        };
        let same_documents = held.len() == documents.len()
            && held.iter().zip(documents).all(|((_, held), new)| same(held, new));
        Ok(there == wanted && same_documents)
    }
}

/// Why a row may not change what is there: an import never overwrites people.
fn refuse(
    row: &Row,
    resource: &resource::Model,
    draft: Option<&draft::Model>,
    current: Option<&version::Model>,
) -> Option<Refused> {
    if matches!(resource.status.0, ResourceStatus::Withdrawn | ResourceStatus::TakenDown) {
        let why =
            "its readers do not have it any more (withdrawn or taken down); put it back on the screen first";
        return Some(row.refuse("external_id", why));
    }
    if resource.submitted || life(resource).writing() == Some(ResourceStatus::Submitted) {
        let why = "it is before the reviewers; wait for their decision, then import again";
        return Some(row.refuse("external_id", why));
    }
    let by_people = draft.is_some_and(|draft| draft.saved_by.is_some())
        || current.is_some_and(|current| current.created_by.is_some());
    if by_people {
        let why = "people have changed it since it was imported; change it on the screen, or import it under another id";
        return Some(row.refuse("external_id", why));
    }
    let kind = resource.kind.0;
    (kind != row.kind)
        .then(|| row.refuse("kind", format!("it is a {kind} already, and a kind never changes")))
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
        next_status: None,
        published: false,
        submitted: false,
        title: row.content.title.clone(),
        current_version_id: None,
        created_by: None,
        seat_id: None,
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

/// Puts the row's words into the resource's draft.
async fn write_draft(
    tx: &Tx,
    resource: &resource::Model,
    before: Option<draft::Model>,
    row: &Row,
    now: OffsetDateTime,
) -> Result<draft::Model> {
    let first = before.is_none() && resource.current_version_id.is_none();
    let note = if first { "Imported." } else { "Imported again with changes." };
    let content = Content { change_note: note.into(), ..row.content.clone() };
    let revision = before.as_ref().map_or(1, |draft| draft.revision + 1);
    let place = DraftPlace { resource_id: resource.id, revision, saved_by: None, saved_at: now };
    let model = content.into_draft(place)?;
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
) -> Result<()> {
    draft_attachment::Entity::delete_many()
        .filter(draft_attachment::Column::ResourceId.eq(resource.id))
        .exec(tx)
        .await
        .map_err(fault)?;
    for (stored, position) in documents.iter().zip(0..) {
        let row = attachment::Model {
            filename: stored.document.filename.clone(),
            media_type: stored.document.media_type.clone(),
            byte_size: stored.byte_size,
            sha256: stored.sha256.clone(),
            ..blank(resource.department_id, now)
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
    Ok(())
}

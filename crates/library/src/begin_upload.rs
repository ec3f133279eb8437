//! Begin an upload: what is allowed is said before a byte travels.

use commons_access::{Action, May, Rule, Viewer, act::Contribute};
use commons_entity::{Word, attachment, department};
use commons_extract::accepted;
use commons_kernel::{AttachmentId, AttachmentState, Error, MalwareScan, PreviewState, Result};
use commons_store::{Event, fault, record, under, visible};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait,
    IntoActiveModel, PaginatorTrait, QueryFilter, Select,
};
use serde_json::json;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    Limits, department_bytes,
    filename::{check_filename, unknown_type},
    keys::hold_documents,
    limits::{MEGABYTE, PART_BYTES},
};

/// The document that somebody wants to upload.
#[derive(Clone, Debug)]
pub struct NewUpload {
    /// As the person's computer names it.
    pub filename: String,
    /// Bytes.
    pub byte_size: i64,
    /// SHA-256 of the bytes, 64 hexadecimal digits.
    pub sha256: String,
}

/// What of the bytes must be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nothing: the department already holds the same.
    Nothing,
    /// All of them, in one piece.
    OnePiece,
    /// What is not here yet of the parts; see [`crate::missing_parts`].
    Parts,
}

/// An upload that may go on.
#[derive(Clone, Debug)]
pub struct Begun {
    /// The document; it belongs to the uploader alone until a draft holds it.
    pub attachment: attachment::Model,
    /// What must be sent.
    pub needs: Needs,
}

/// Notes the upload, or says why the document is not taken. Beginning the same upload again, after a lost connection or a
/// reload, goes on with the one that was begun.
///
/// # Errors
/// Bad input: an unknown file type, an empty file, one over the limit or beyond the department's room, a malformed digest or
/// name.
pub async fn begin_upload(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_contribute: &May<Contribute, department::Model>,
    new: NewUpload,
    limits: Limits,
    now: OffsetDateTime,
) -> Result<Begun> {
    let department = may_contribute.row();
    let filename = check_filename(&new.filename)?;
    let format = accepted(&filename).ok_or_else(|| unknown_type(&filename))?;
    let sha256 = check_bytes(&filename, &new, limits)?;
    let needs = if new.byte_size.unsigned_abs() > PART_BYTES { Needs::Parts } else { Needs::OnePiece };
    hold_documents(tx, department.id).await?;
    let same = visible::<attachment::Entity>(viewer, Action::Attach)
        .filter(attachment::Column::OwnerId.eq(viewer.person().map(|person| person.uuid())))
        .filter(attachment::Column::DepartmentId.eq(department.id))
        .filter(attachment::Column::Sha256.eq(&sha256))
        .filter(attachment::Column::ByteSize.eq(new.byte_size))
        .filter(attachment::Column::Filename.eq(&filename))
        .all(tx)
        .await
        .map_err(fault)?;
    // One whose parts did not all arrive was refused, but what is here of it need not be sent again.
    let goes_on = |row: &attachment::Model| match row.state.0 {
        AttachmentState::Uploading => true,
        AttachmentState::Refused => row.upload_id.is_some(),
        AttachmentState::Checking | AttachmentState::Ready => false,
    };
    if let Some(begun) = same.into_iter().find(goes_on) {
        let mut again = begun.into_active_model();
        again.state = Set(Word(AttachmentState::Uploading));
        again.refusal = Set(None);
        let attachment = again.update(tx).await.map_err(fault)?;
        let needs = if is_held(tx, viewer, &attachment).await? { Needs::Nothing } else { needs };
        return Ok(Begun { attachment, needs });
    }
    let row = attachment::Model {
        id: AttachmentId::new(now).into(),
        department_id: department.id,
        owner_id: viewer.person().map(Into::into),
        filename,
        media_type: format.media_type.to_owned(),
        byte_size: new.byte_size,
        sha256,
        state: Word(AttachmentState::Uploading),
        ..blank(department.id, now)
    };
    let needs = if is_held(tx, viewer, &row).await? { Needs::Nothing } else { needs };
    if needs != Needs::Nothing {
        check_room(tx, viewer, may_contribute, &row, limits).await?;
    }
    attachment::Entity::insert(attachment::ActiveModel::from(row.clone()))
        .exec_without_returning(tx)
        .await
        .map_err(fault)?;
    let event = Event {
        kind: "upload.begun",
        subject: "attachment",
        subject_id: row.id,
        department: Some(department.id.into()),
        data: json!({ "filename": row.filename, "byte_size": row.byte_size, "sha256": row.sha256 }),
    };
    record(tx, viewer, now, event).await?;
    Ok(Begun { attachment: row, needs })
}

/// A document of which nothing is known yet.
pub(crate) fn blank(department_id: Uuid, now: OffsetDateTime) -> attachment::Model {
    attachment::Model {
        id: AttachmentId::new(now).into(),
        department_id,
        owner_id: None,
        filename: String::new(),
        media_type: String::new(),
        byte_size: 0,
        sha256: String::new(),
        state: Word(AttachmentState::Checking),
        refusal: None,
        pages: None,
        created_at: now,
        upload_id: None,
        scan: Word(MalwareScan::NotScanned),
        previews: Word(PreviewState::None),
        cleaned_from_id: None,
        decision: None,
        decision_reason: None,
        decided_by: None,
        decided_at: None,
        verified_at: None,
    }
}

/// Checks size and digest; answers the digest in lower case.
fn check_bytes(filename: &str, new: &NewUpload, limits: Limits) -> Result<String> {
    if new.byte_size <= 0 {
        return Err(Error::bad_input(
            "byteSize",
            format!("{filename} is empty; choose the file again after you saved it"),
        ));
    }
    if new.byte_size.unsigned_abs() > limits.upload_bytes {
        let megabytes = limits.upload_bytes / MEGABYTE;
        return Err(Error::bad_input(
            "byteSize",
            format!("{filename} is over the limit of {megabytes} MB; make it smaller or split it"),
        ));
    }
    let sha256 = new.sha256.to_ascii_lowercase();
    if sha256.len() != 64 || !sha256.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Err(Error::bad_input("sha256", "send the SHA-256 of the bytes as 64 hexadecimal digits"));
    }
    Ok(sha256)
}

/// Whether the department holds the same bytes where this person can read them anyway: on a draft or a version, or among
/// their own uploads. What a colleague keeps private is not told, and what other departments hold is never looked at.
pub(crate) async fn is_held(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    new: &attachment::Model,
) -> Result<bool> {
    Ok(same_bytes(viewer, new)
        .filter(attachment::Column::State.eq(AttachmentState::Ready.as_str()))
        .count(tx)
        .await
        .map_err(fault)?
        > 0)
}

/// The department's documents of the same bytes that this person can read.
fn same_bytes(viewer: &Viewer, new: &attachment::Model) -> Select<attachment::Entity> {
    let own = Condition::any()
        .add(attachment::Column::OwnerId.is_null())
        .add(attachment::Column::OwnerId.eq(new.owner_id));
    under::<attachment::Entity>(&Rule::EVERYBODY, viewer)
        .filter(attachment::Column::DepartmentId.eq(new.department_id))
        .filter(attachment::Column::Sha256.eq(&new.sha256))
        .filter(attachment::Column::ByteSize.eq(new.byte_size))
        .filter(own)
}

async fn check_room(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_contribute: &May<Contribute, department::Model>,
    new: &attachment::Model,
    limits: Limits,
) -> Result<()> {
    let counted = same_bytes(viewer, new)
        .filter(attachment::Column::State.ne(AttachmentState::Refused.as_str()))
        .count(tx)
        .await
        .map_err(fault)?;
    if counted > 0 {
        return Ok(());
    }
    let used = department_bytes(tx, may_contribute).await?;
    let left = limits.department_bytes.saturating_sub(used);
    if new.byte_size.unsigned_abs() <= left {
        return Ok(());
    }
    let (left, all) = (left / MEGABYTE, limits.department_bytes / MEGABYTE);
    Err(Error::bad_input(
        "byteSize",
        format!(
            "there is no room for {}: {left} MB of your office's {all} MB are left; throw away uploads that you do not need, \
             or ask the Alliance for more room",
            new.filename
        ),
    ))
}

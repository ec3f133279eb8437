//! Begin an upload: what is allowed is said before a byte travels.

use commons_access::{May, Rule, Viewer, act::Contribute};
use commons_entity::{Word, attachment, department};
use commons_extract::accepted;
use commons_kernel::{AttachmentId, AttachmentState, Error, Result};
use commons_store::{Event, fault, record, under};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::json;
use time::OffsetDateTime;

use crate::{Limits, limits};

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

/// An upload that may go on.
#[derive(Clone, Debug)]
pub struct Begun {
    /// The document; it belongs to the uploader alone until a draft holds it.
    pub attachment: attachment::Model,
    /// Whether the bytes must be sent. They need not when the department already holds the same.
    pub needs_bytes: bool,
}

/// Notes the upload, or says why the document is not taken.
///
/// # Errors
/// Bad input: an unknown file type, an empty file, one over the limit, a malformed digest or name.
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
    if new.byte_size <= 0 {
        return Err(Error::bad_input(
            "byteSize",
            format!("{filename} is empty; choose the file again after you saved it"),
        ));
    }
    if u64::try_from(new.byte_size).is_ok_and(|size| size > limits.upload_bytes) {
        let megabytes = limits.upload_bytes / (1024 * 1024);
        return Err(Error::bad_input(
            "byteSize",
            format!("{filename} is over the limit of {megabytes} MB; make it smaller or split it"),
        ));
    }
    let sha256 = new.sha256.to_ascii_lowercase();
    if sha256.len() != 64 || !sha256.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Err(Error::bad_input("sha256", "send the SHA-256 of the bytes as 64 hexadecimal digits"));
    }
    // The same bytes in the same department are stored once; what other departments hold is never looked at.
    let held = under::<attachment::Entity>(&Rule::EVERYBODY, viewer)
        .filter(attachment::Column::DepartmentId.eq(department.id))
        .filter(attachment::Column::Sha256.eq(&sha256))
        .filter(attachment::Column::ByteSize.eq(new.byte_size))
        .filter(attachment::Column::State.eq(AttachmentState::Ready.as_str()))
        .count(tx)
        .await
        .map_err(fault)?;
    let row = attachment::Model {
        id: AttachmentId::new(now).into(),
        department_id: department.id,
        owner_id: viewer.person().map(Into::into),
        filename,
        media_type: format.media_type.to_owned(),
        byte_size: new.byte_size,
        sha256,
        state: Word(AttachmentState::Uploading),
        refusal: None,
        pages: None,
        created_at: now,
    };
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
    Ok(Begun { attachment: row, needs_bytes: held == 0 })
}

/// The name without folders, control characters and direction marks; refused when nothing is left.
pub(crate) fn check_filename(name: &str) -> Result<String> {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last
        .chars()
        .filter(|c| {
            !c.is_control()
                && !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        })
        .collect();
    let clean = clean.trim().trim_matches('.').trim();
    if clean.is_empty() {
        return Err(Error::bad_input("filename", "give the file a name, such as log.docx"));
    }
    if clean.len() > limits::FILENAME {
        return Err(Error::bad_input(
            "filename",
            format!("the file name is too long; at most {} bytes", limits::FILENAME),
        ));
    }
    Ok(clean.to_owned())
}

pub(crate) fn unknown_type(filename: &str) -> Error {
    let known: Vec<&str> = commons_extract::ACCEPTED.iter().map(|format| format.label).collect();
    Error::bad_input(
        "filename",
        format!("{filename} is not a type of file that we take; save it as one of: {}", known.join(", ")),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_loses_its_folders_and_tricks() {
        assert_eq!(check_filename("../../etc/passwd.docx").unwrap(), "passwd.docx");
        assert_eq!(check_filename("C:\\Users\\x\\log\u{202e}xcod.docx\r\n").unwrap(), "logxcod.docx");
        assert!(check_filename(" .. ").is_err());
        assert!(check_filename(&"x".repeat(300)).is_err());
    }
}

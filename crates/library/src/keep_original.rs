//! Keep a document as it is, knowing what was found in it.

use commons_access::Viewer;
use commons_entity::{Word, attachment};
use commons_kernel::{AttachmentState, Error, FindingsChoice, Result};
use commons_store::{Event, Tx, fault, record};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use serde_json::json;
use time::OffsetDateTime;

use crate::{MayChangeDocument, findings::finding_codes, limits};

/// Records that the document stays as it is, with the reason, for the record and for the reviewers.
///
/// # Errors
/// Bad input when the reason is missing or too long, or when the document was not checked yet.
pub async fn keep_original(
    tx: &Tx,
    viewer: &Viewer,
    document: MayChangeDocument,
    reason: &str,
    now: OffsetDateTime,
) -> Result<attachment::Model> {
    let document = document.into_row();
    let reason = reason.trim().replace('\0', "\u{fffd}");
    if reason.is_empty() {
        return Err(Error::bad_input(
            "reason",
            "say in a few words why it stays as it is; reviewers read it",
        ));
    }
    if reason.chars().count() > limits::REASON {
        return Err(Error::bad_input(
            "reason",
            format!("the reason is too long; at most {} characters", limits::REASON),
        ));
    }
    if document.state.0 != AttachmentState::Ready {
        return Err(Error::bad_input(
            "attachmentId",
            "the document is not checked yet; wait until it is ready",
        ));
    }
    let codes = finding_codes(tx, document.id).await?;
    let mut row = document.into_active_model();
    row.decision = Set(Some(Word(FindingsChoice::KeptOriginal)));
    row.decision_reason = Set(Some(reason.clone()));
    row.decided_by = Set(viewer.person().map(Into::into));
    row.decided_at = Set(Some(now));
    let row = row.update(tx).await.map_err(fault)?;
    let event = Event {
        kind: "document.kept",
        subject: "attachment",
        subject_id: row.id,
        department: Some(row.department_id.into()),
        data: json!({ "sha256": row.sha256, "findings": codes, "reason": reason }),
    };
    record(tx, viewer, now, event).await?;
    Ok(row)
}

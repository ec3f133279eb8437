//! Take a copy of a document without what nobody sees on its pages: names in its properties, comments, tracked changes, macros.

use commons_access::Viewer;
use commons_entity::{Word, attachment};
use commons_extract::FindingCode;
use commons_kernel::{AttachmentState, Error, FindingsChoice, Result};
use commons_store::{Event, Tx, fault, record, visible};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;
use time::OffsetDateTime;

use crate::{CleanDocument, MayChangeDocument, begin_upload::blank, findings::finding_codes};

/// The copy, which is being made: a document of its own, that belongs to the viewer until a draft takes it. Asked again, it is
/// the same one.
///
/// # Errors
/// Bad input when the document was not checked yet, or when a copy would be without nothing.
pub async fn take_clean_copy(
    tx: &Tx,
    viewer: &Viewer,
    document: MayChangeDocument,
    now: OffsetDateTime,
) -> Result<attachment::Model> {
    let original = document.into_row();
    if original.state.0 != AttachmentState::Ready {
        return Err(Error::bad_input(
            "attachmentId",
            "the document is not checked yet; wait until it is ready",
        ));
    }
    let codes = finding_codes(tx, original.id).await?;
    let cleaned: Vec<&str> = FindingCode::ALL
        .iter()
        .filter(|code| code.is_cleaned())
        .map(|code| code.code())
        .filter(|code| codes.iter().any(|found| found == code))
        .collect();
    if cleaned.is_empty() {
        return Err(Error::bad_input(
            "attachmentId",
            "nothing that a clean copy would be without was found in it; use the document as it is",
        ));
    }
    let before = visible::<attachment::Entity>(viewer, commons_access::Action::Attach)
        .filter(attachment::Column::CleanedFromId.eq(original.id))
        .filter(attachment::Column::OwnerId.eq(viewer.person().map(|person| person.uuid())))
        .filter(attachment::Column::State.ne(AttachmentState::Refused.as_str()))
        .one(tx)
        .await
        .map_err(fault)?;
    if let Some(copy) = before {
        return Ok(copy);
    }
    let copy = attachment::Model {
        owner_id: viewer.person().map(Into::into),
        filename: without_macros(&original.filename),
        media_type: original.media_type.clone(),
        cleaned_from_id: Some(original.id),
        ..blank(original.department_id, now)
    };
    attachment::Entity::insert(attachment::ActiveModel::from(copy.clone()))
        .exec_without_returning(tx)
        .await
        .map_err(fault)?;
    commons_jobs::enqueue(tx, &CleanDocument { attachment_id: copy.id }, now, now).await?;
    let event = Event {
        kind: "document.cleaned",
        subject: "attachment",
        subject_id: original.id,
        department: Some(original.department_id.into()),
        data: json!({ "sha256": original.sha256, "copy": copy.id, "without": cleaned }),
    };
    let mut row = original.into_active_model();
    row.decision = Set(Some(Word(FindingsChoice::TookCleanCopy)));
    row.decision_reason = Set(None);
    row.decided_by = Set(viewer.person().map(Into::into));
    row.decided_at = Set(Some(now));
    row.update(tx).await.map_err(fault)?;
    record(tx, viewer, now, event).await?;
    Ok(copy)
}

/// A file without macros has another name: Office refuses to open it under the old one.
fn without_macros(filename: &str) -> String {
    for (macros, plain) in [(".docm", ".docx"), (".xlsm", ".xlsx"), (".pptm", ".pptx")] {
        if filename.to_ascii_lowercase().ends_with(macros) {
            return format!("{}{plain}", &filename[..filename.len() - macros.len()]);
        }
    }
    filename.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_name_that_promises_macros_changes() {
        assert_eq!(without_macros("Año.DOCM"), "Año.docx");
        assert_eq!(without_macros("count.xlsm"), "count.xlsx");
        assert_eq!(without_macros("log.docx"), "log.docx");
    }
}

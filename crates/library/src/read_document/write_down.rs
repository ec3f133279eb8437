//! The last step: what was found is written down, and said to all who wait for it.

use commons_access::{Rule, Viewer};
use commons_entity::{
    Word, attachment, attachment_finding, attachment_text, resource, version, version_attachment,
};
use commons_extract::{Finding, FindingCode, Reading};
use commons_kernel::{AttachmentState, Error, PreviewState, Result};
use commons_store::{Event, Tx, children, fault, fetch_for_update, record, under};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter,
    sea_query::{Expr, OnConflict},
};
use serde_json::json;
use time::OffsetDateTime;
use uuid::Uuid;

use super::{DocumentRoom, examine::Verdict};
use crate::{MakePages, RecognizeText, sweep::DAMAGED};

pub(super) async fn write_down(
    room: &DocumentRoom,
    system: &Viewer,
    document: &attachment::Model,
    verdict: Verdict,
    now: OffsetDateTime,
) -> Result<()> {
    let tx = room.store.begin(system).await?;
    // Given up meanwhile: nobody waits for it any more.
    let Some(row) = fetch_for_update::<attachment::Entity>(&tx, document.id).await? else { return Ok(()) };
    let mut row = row.into_active_model();
    let event = match verdict {
        Verdict::Taken { scan, reading } => {
            row.state = Set(Word(AttachmentState::Ready));
            row.refusal = Set(None);
            row.scan = Set(Word(scan));
            row.upload_id = Set(None);
            row.media_type = Set(reading.media_type.clone());
            row.pages = Set(reading.pages.and_then(|pages| i32::try_from(pages).ok()));
            row.previews = Set(Word(PreviewState::Pending));
            row.verified_at = Set(Some(now));
            heal(&tx, document).await?;
            write_text(&tx, document.id, &reading).await?;
            write_findings(&tx, document.id, &reading).await?;
            commons_jobs::enqueue(&tx, &MakePages { attachment_id: document.id }, now, now).await?;
            if is_picture(&reading) {
                commons_jobs::enqueue(&tx, &RecognizeText { attachment_id: document.id }, now, now).await?;
            }
            "document.read"
        }
        Verdict::Refused { scan, why } => {
            row.state = Set(Word(AttachmentState::Refused));
            row.refusal = Set(Some(why));
            row.scan = Set(Word(scan));
            "document.refused"
        }
    };
    let row = row.update(&tx).await.map_err(fault)?;
    let data = json!({ "attachment": row.id, "sha256": row.sha256, "scan": row.scan.0 });
    let about = |subject, subject_id| Event {
        kind: event,
        subject,
        subject_id,
        department: Some(document.department_id.into()),
        data: data.clone(),
    };
    record(&tx, system, now, about("attachment", document.id)).await?;
    // An import publishes before its documents are read: say it of the resources too, so that the index looks again.
    for resource in published_holders(&tx, document.id).await? {
        record(&tx, system, now, about("resource", resource)).await?;
    }
    tx.commit().await.map_err(fault)
}

/// Whether there are words in its pictures that are in no text.
fn is_picture(reading: &Reading) -> bool {
    reading.media_type.starts_with("image/")
        || reading.findings.iter().any(|finding| finding.code == FindingCode::OnlyPictures)
}

/// The same bytes have come again: where they had been found damaged, they are whole now.
async fn heal(tx: &Tx, document: &attachment::Model) -> Result<()> {
    attachment::Entity::update_many()
        .filter(attachment::Column::DepartmentId.eq(document.department_id))
        .filter(attachment::Column::Sha256.eq(&document.sha256))
        .filter(attachment::Column::State.eq(AttachmentState::Refused.as_str()))
        .filter(attachment::Column::Refusal.eq(DAMAGED))
        .col_expr(attachment::Column::State, Expr::value(AttachmentState::Ready.as_str()))
        .col_expr(attachment::Column::Refusal, Expr::value(None::<String>))
        .exec(tx)
        .await
        .map_err(fault)?;
    Ok(())
}

async fn write_text(tx: &Tx, id: Uuid, reading: &Reading) -> Result<()> {
    use attachment_text::Column;
    let text = attachment_text::ActiveModel {
        attachment_id: Set(id),
        text: Set(reading.text.replace('\0', "\u{fffd}")),
        truncated: Set(reading.truncated),
        headings: Set(serde_json::to_value(&reading.headings).map_err(Error::internal)?),
        recognized: Set(false),
    };
    let again = OnConflict::column(Column::AttachmentId)
        .update_columns([Column::Text, Column::Truncated, Column::Headings, Column::Recognized])
        .to_owned();
    attachment_text::Entity::insert(text)
        .on_conflict(again)
        .exec_without_returning(tx)
        .await
        .map_err(fault)?;
    Ok(())
}

async fn write_findings(tx: &Tx, id: Uuid, reading: &Reading) -> Result<()> {
    attachment_finding::Entity::delete_many()
        .filter(attachment_finding::Column::AttachmentId.eq(id))
        .exec(tx)
        .await
        .map_err(fault)?;
    add_findings(tx, id, &reading.findings).await
}

/// Adds findings to a document; of a kind that was found before, the first words stay.
pub(crate) async fn add_findings(tx: &Tx, id: Uuid, findings: &[Finding]) -> Result<()> {
    let mut rows = Vec::with_capacity(findings.len());
    for finding in findings {
        rows.push(attachment_finding::ActiveModel {
            attachment_id: Set(id),
            code: Set(finding.code.code().to_owned()),
            count: Set(i32::try_from(finding.count).unwrap_or(i32::MAX)),
            places: Set(serde_json::to_value(&finding.places).map_err(Error::internal)?),
        });
    }
    if !rows.is_empty() {
        let known = [attachment_finding::Column::AttachmentId, attachment_finding::Column::Code];
        attachment_finding::Entity::insert_many(rows)
            .on_conflict(OnConflict::columns(known).do_nothing().to_owned())
            .exec_without_returning(tx)
            .await
            .map_err(fault)?;
    }
    Ok(())
}

/// The resources of which a published version holds the document.
pub(crate) async fn published_holders(tx: &Tx, attachment_id: Uuid) -> Result<Vec<Uuid>> {
    let links = children::<version_attachment::Entity>()
        .filter(version_attachment::Column::AttachmentId.eq(attachment_id))
        .all(tx)
        .await
        .map_err(fault)?;
    if links.is_empty() {
        return Ok(Vec::new());
    }
    let versions = children::<version::Entity>()
        .filter(version::Column::Id.is_in(links.iter().map(|link| link.version_id)))
        .filter(version::Column::Number.is_not_null())
        .all(tx)
        .await
        .map_err(fault)?;
    let resources = under::<resource::Entity>(&Rule::EVERYBODY, &Viewer::system("documents"))
        .filter(resource::Column::Id.is_in(versions.iter().map(|version| version.resource_id)))
        .all(tx)
        .await
        .map_err(fault)?;
    Ok(resources.into_iter().map(|resource| resource.id).collect())
}

/// A reason from the code as a sentence for the screen.
pub(crate) fn sentence(reason: &str) -> String {
    let mut letters = reason.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str().trim_end_matches('.'))
}

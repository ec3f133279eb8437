//! What was found in documents, for those who write them and those who review them.

use std::collections::{HashMap, HashSet};

use commons_access::{Action, Viewer, may};
use commons_entity::{
    attachment, attachment_finding, draft_attachment, resource, review_request, version, version_attachment,
};
use commons_extract::{Finding, FindingCode};
use commons_kernel::{Error, Result};
use commons_store::{children, fault, visible};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};
use uuid::Uuid;

/// The findings of these documents; those of a document that the viewer neither writes nor reviews are left out. The caller
/// has permitted reading the documents.
///
/// # Errors
/// What the database says.
pub async fn findings_of(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    documents: &[Uuid],
) -> Result<HashMap<Uuid, Vec<Finding>>> {
    let shown = shown(tx, viewer, documents).await?;
    let mut found: HashMap<Uuid, Vec<Finding>> = shown.iter().map(|id| (*id, Vec::new())).collect();
    let rows = children::<attachment_finding::Entity>()
        .filter(attachment_finding::Column::AttachmentId.is_in(shown))
        .all(tx)
        .await
        .map_err(fault)?;
    for row in rows {
        // A code that this program does not know was written by a newer one.
        let Some(code) = FindingCode::ALL.iter().find(|code| code.code() == row.code) else { continue };
        let places = serde_json::from_value(row.places).map_err(Error::internal)?;
        let finding = Finding { code: *code, count: row.count.unsigned_abs(), places };
        found.entry(row.attachment_id).or_default().push(finding);
    }
    for findings in found.values_mut() {
        findings.sort_by_key(|finding| (finding.code.severity(), finding.code));
    }
    Ok(found)
}

/// Which of the documents are the viewer's own uploads, of a resource whose unpublished side they may see, or of a version that
/// was before them: the record of a decision needs what it rests on.
async fn shown(tx: &impl ConnectionTrait, viewer: &Viewer, documents: &[Uuid]) -> Result<HashSet<Uuid>> {
    let own = visible::<attachment::Entity>(viewer, Action::Read)
        .filter(attachment::Column::Id.is_in(documents.iter().copied()))
        .all(tx)
        .await
        .map_err(fault)?;
    let mut shown: HashSet<Uuid> = own.into_iter().map(|document| document.id).collect();
    let ids: Vec<Uuid> = documents.iter().copied().filter(|id| !shown.contains(id)).collect();
    if ids.is_empty() {
        return Ok(shown);
    }
    let drafts = children::<draft_attachment::Entity>()
        .filter(draft_attachment::Column::AttachmentId.is_in(ids.iter().copied()))
        .all(tx)
        .await
        .map_err(fault)?;
    let links = children::<version_attachment::Entity>()
        .filter(version_attachment::Column::AttachmentId.is_in(ids.iter().copied()))
        .all(tx)
        .await
        .map_err(fault)?;
    let versions: HashMap<Uuid, Uuid> = children::<version::Entity>()
        .filter(version::Column::Id.is_in(links.iter().map(|link| link.version_id)))
        .all(tx)
        .await
        .map_err(fault)?
        .into_iter()
        .map(|version| (version.id, version.resource_id))
        .collect();
    let in_drafts = drafts.iter().map(|draft| (draft.attachment_id, draft.resource_id));
    let in_versions =
        links.iter().filter_map(|link| Some((link.attachment_id, *versions.get(&link.version_id)?)));
    let holders: Vec<(Uuid, Uuid)> = in_drafts.chain(in_versions).collect();
    let resources: HashSet<Uuid> = visible::<resource::Entity>(viewer, Action::Read)
        .filter(resource::Column::Id.is_in(holders.iter().map(|(_, resource)| *resource)))
        .all(tx)
        .await
        .map_err(fault)?
        .into_iter()
        .filter(|resource| may(viewer, Action::ReadUnpublished, resource))
        .map(|resource| resource.id)
        .collect();
    shown.extend(holders.into_iter().filter(|(_, resource)| resources.contains(resource)).map(|(id, _)| id));
    let reviewed: HashSet<Uuid> = visible::<review_request::Entity>(viewer, Action::Read)
        .filter(review_request::Column::VersionId.is_in(links.iter().map(|link| link.version_id)))
        .all(tx)
        .await
        .map_err(fault)?
        .into_iter()
        .map(|request| request.version_id)
        .collect();
    shown.extend(
        links.into_iter().filter(|link| reviewed.contains(&link.version_id)).map(|link| link.attachment_id),
    );
    Ok(shown)
}

/// The codes of what was found in a document about which the caller may decide; for the record.
pub(crate) async fn finding_codes(tx: &impl ConnectionTrait, document: Uuid) -> Result<Vec<String>> {
    let rows = children::<attachment_finding::Entity>()
        .filter(attachment_finding::Column::AttachmentId.eq(document))
        .all(tx)
        .await
        .map_err(fault)?;
    Ok(rows.into_iter().map(|row| row.code).collect())
}

//! What was found in the documents of a draft and is not decided yet, or weighs much even so.

use commons_access::Viewer;
use commons_entity::{attachment, resource};
use commons_extract::{Finding, FindingCode, Severity};
use commons_kernel::{AttachmentState, Kind, Result};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::{PreflightCheck, PreflightFinding};
use crate::{draft_attachments, findings_of};

/// The findings of all documents, in the order of the documents, the gravest first.
pub(super) async fn look(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    resource: &resource::Model,
) -> Result<Vec<PreflightFinding>> {
    let documents = draft_attachments(tx, &[resource.id]).await?;
    let ready: Vec<attachment::Model> = documents
        .into_iter()
        .map(|(_, document)| document)
        .filter(|document| document.state.0 == AttachmentState::Ready)
        .collect();
    if ready.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Uuid> = ready.iter().map(|document| document.id).collect();
    let found = findings_of(tx, viewer, &ids).await?;
    let of = |document: &attachment::Model| {
        let findings = found.get(&document.id).into_iter().flatten();
        let open = findings.filter(|finding| is_open(finding, document, resource.kind.0));
        open.map(|finding| told(finding, document)).collect::<Vec<_>>()
    };
    Ok(ready.iter().flat_map(of).collect())
}

/// Whether somebody should still look at it. A template may hold places to be filled in.
fn is_open(finding: &Finding, document: &attachment::Model, kind: Kind) -> bool {
    let severity = finding.code.severity();
    let fields = kind == Kind::Template && finding.code == FindingCode::Placeholder;
    let weighs = severity != Severity::Note || !finding.code.rule().is_empty();
    !fields && (severity == Severity::Serious || document.decision.is_none() && weighs)
}

fn told(finding: &Finding, document: &attachment::Model) -> PreflightFinding {
    let places: Vec<&str> =
        finding.places.iter().map(|place| place.at.as_str()).filter(|at| !at.is_empty()).take(3).collect();
    let place = match places.as_slice() {
        [] => String::new(),
        places => format!(" ({})", places.join(", ")),
    };
    let code = finding.code;
    PreflightFinding {
        check: PreflightCheck::Document,
        blocking: false,
        field: "attachmentIds",
        passage: finding.places.iter().map(|place| place.excerpt.clone()).find(|excerpt| !excerpt.is_empty()),
        document: Some(document.id),
        message: format!("{}: {}{place}. {}", document.filename, code.title(), code.why()),
        mend: code.mend().to_owned(),
    }
}

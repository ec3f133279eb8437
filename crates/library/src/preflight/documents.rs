//! What was found in the documents of a draft and is not decided yet, or weighs much even so.

use commons_access::Viewer;
use commons_entity::{attachment, resource};
use commons_extract::{Finding, FindingCode, Severity};
use commons_kernel::{AttachmentState, Kind, Result};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::{PreflightCheck, PreflightFinding, ProblemCode, Said};
use crate::{draft_attachments, findings_of};

/// How many places of a finding are named.
const PLACES: usize = 3;

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
    PreflightFinding {
        check: PreflightCheck::Document,
        // A mark of unfinished work weighs in a document what it weighs in the text, until somebody says why it stands there.
        blocking: finding.code == FindingCode::Unfinished && document.decision.is_none(),
        field: "attachmentIds",
        passage: finding.places.iter().map(|place| place.excerpt.clone()).find(|excerpt| !excerpt.is_empty()),
        document: Some(document.id),
        more: 0,
        said: said(finding, document),
    }
}

fn said(finding: &Finding, document: &attachment::Model) -> Said {
    let code = finding.code;
    let places = finding.places.iter().map(|place| place.at.as_str()).filter(|at| !at.is_empty());
    let places: Vec<&str> = places.take(PLACES).collect();
    let at = match places.as_slice() {
        [] => String::new(),
        places => format!(" ({})", places.join(", ")),
    };
    let mut parameters = vec![
        ("document", document.filename.clone()),
        ("finding", code.code().to_uppercase()),
        ("title", code.title().to_owned()),
        ("at", at),
        ("why", code.why().to_owned()),
        ("mend", code.mend().to_owned()),
    ];
    parameters.extend(places.into_iter().map(|place| ("place", place.to_owned())));
    ProblemCode::DocumentFinding.say(parameters)
}

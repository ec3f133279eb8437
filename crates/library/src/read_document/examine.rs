//! The middle steps: malware, the words inside, and what the author should know; then the bytes get their place for good.

use std::path::Path;

use commons_access::Viewer;
use commons_entity::{Word, attachment};
use commons_extract::{
    DOCUMENT_BYTES, EXCERPT_CHARS, Finding, FindingCode, Findings, Outcome, Place, Reading, Refusal,
    accepted, content_of,
};
use commons_kernel::{Code, Error, MalwareScan, Result};
use commons_scan::Verdict as Scanned;
use commons_store::{fault, fetch_for_update};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use tokio::io::AsyncReadExt;

use super::{
    DocumentRoom,
    arrive::{Arrived, arrive},
    write_down::sentence,
};
use crate::{keys::storage_key, other_department};

/// How far into a file the mark of its kind is looked for.
const HEAD_BYTES: u64 = 64 << 10;

/// How a document came out of its check.
pub(super) enum Verdict {
    /// It is taken.
    Taken {
        /// Whether it was looked at for malware.
        scan: MalwareScan,
        /// What it says, with what its author should know.
        reading: Reading,
    },
    /// It is not, in words for the uploader.
    Refused {
        /// Whether it was looked at for malware.
        scan: MalwareScan,
        /// Why.
        why: String,
    },
}

/// Takes a document through the steps. The file lives as long as this call.
pub(super) async fn examine(
    room: &DocumentRoom,
    system: &Viewer,
    document: &attachment::Model,
) -> Result<Verdict> {
    let folder = tempfile::tempdir().map_err(Error::internal)?;
    let file = folder.path().join("document");
    let staged = match arrive(room, system, document, &file).await? {
        Arrived::Here { staged } => staged,
        Arrived::Not(why) => return Ok(Verdict::Refused { scan: MalwareScan::NotScanned, why }),
    };
    let scan = match scan(room, system, document, &file).await? {
        Ok(scan) => scan,
        Err(why) => return Ok(Verdict::Refused { scan: MalwareScan::Infected, why }),
    };
    let mut reading = match read(room, document, &file).await? {
        Ok(reading) => reading,
        Err(why) => return Ok(Verdict::Refused { scan, why }),
    };
    let others = other_department::find(room, system, document, &reading.text).await?;
    reading.findings.extend(others);
    if let Some(signature) = named_signature(document, &reading) {
        reading.findings.push(signature);
    }
    reading.findings.sort_by_key(|finding| finding.code);
    if let Some(etag) = staged {
        // The address to upload to may still hold: only the very bytes that were checked get their place.
        let key = storage_key(document.department_id, &document.sha256);
        room.bucket.copy(&crate::keys::staging_key(document.id), &key, Some(&etag)).await?;
    }
    Ok(Verdict::Taken { scan, reading })
}

/// A picture that is called a signature. The child, which knows no names, finds those inside of documents.
fn named_signature(document: &attachment::Model, reading: &Reading) -> Option<Finding> {
    let name = document.filename.to_lowercase();
    let is_one = reading.media_type.starts_with("image/")
        && ["signature", "firma"].iter().any(|word| name.contains(word));
    is_one.then(|| Finding {
        code: FindingCode::SignaturePicture,
        count: 1,
        places: vec![Place {
            at: String::new(),
            excerpt: document.filename.chars().take(EXCERPT_CHARS).collect(),
        }],
    })
}

/// Looks for malware. While the scanner is away the document waits, and that is shown.
async fn scan(
    room: &DocumentRoom,
    system: &Viewer,
    document: &attachment::Model,
    file: &Path,
) -> Result<Result<MalwareScan, String>> {
    let Some(scanner) = &room.scanner else { return Ok(Ok(MalwareScan::NotScanned)) };
    match scanner.scan(file).await {
        Ok(Scanned::Clean) => Ok(Ok(MalwareScan::Clean)),
        Ok(Scanned::TooBig) => Ok(Ok(MalwareScan::NotScanned)),
        Ok(Scanned::Infected { name }) => {
            tracing::warn!(document = %document.id, signature = name, "malware in an upload");
            Ok(Err(format!(
                "The malware scanner found “{name}” in it. Do not open the file, and tell whoever looks after your computers."
            )))
        }
        Err(error) => {
            if error.code() == Code::Unavailable && document.scan.0 != MalwareScan::Waiting {
                say_waiting(room, system, document).await?;
            }
            Err(error)
        }
    }
}

async fn say_waiting(room: &DocumentRoom, system: &Viewer, document: &attachment::Model) -> Result<()> {
    let tx = room.store.begin(system).await?;
    if let Some(row) = fetch_for_update::<attachment::Entity>(&tx, document.id).await? {
        let mut row = row.into_active_model();
        row.scan = Set(Word(MalwareScan::Waiting));
        row.update(&tx).await.map_err(fault)?;
    }
    tx.commit().await.map_err(fault)
}

/// Reads it in the child; why it is not taken, if it is not.
async fn read(
    room: &DocumentRoom,
    document: &attachment::Model,
    file: &Path,
) -> Result<Result<Reading, String>> {
    if document.byte_size.unsigned_abs() > DOCUMENT_BYTES as u64 {
        return unread(document, file).await;
    }
    Ok(match room.reader.read(file, &document.filename).await? {
        Outcome::Read(reading) => Ok(reading),
        Outcome::Refused(refusal) => Err(sentence(&refusal.to_string())),
        Outcome::Failed(failure) => Err(sentence(&failure.to_string())),
    })
}

/// A document too big to be read is taken by the look of its first bytes, without its words, and that is said.
async fn unread(document: &attachment::Model, file: &Path) -> Result<Result<Reading, String>> {
    let mut head = Vec::new();
    let opened = tokio::fs::File::open(file).await.map_err(Error::internal)?;
    opened.take(HEAD_BYTES).read_to_end(&mut head).await.map_err(Error::internal)?;
    let Some(kind) = accepted(&document.filename) else {
        return Ok(Err(sentence(&Refusal::UnknownKind.to_string())));
    };
    let found = content_of(&head);
    if found != kind.content {
        let (promised, found) = (kind.content.label().to_owned(), found.label().to_owned());
        return Ok(Err(sentence(&Refusal::NotWhatItsNameSays { promised, found }.to_string())));
    }
    let mut findings = Findings::default();
    findings.add(FindingCode::NotRead, "", "");
    Ok(Ok(Reading {
        media_type: kind.media_type.to_owned(),
        text: String::new(),
        pages: None,
        title: None,
        language: None,
        truncated: true,
        headings: Vec::new(),
        findings: findings.finish(),
    }))
}

//! Read a document that was uploaded: are these the bytes that were announced, and what words are in them?

use std::{io, path::Path};

use async_trait::async_trait;
use commons_access::{Rule, Viewer};
use commons_blobs::Bucket;
use commons_entity::{Word, attachment, attachment_text, resource, version, version_attachment};
use commons_extract::{Outcome, Reader, Reading};
use commons_jobs::Job;
use commons_kernel::{AttachmentState, Code, Error, Result};
use commons_store::{Event, Store, children, fault, fetch_for_update, record, under};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter,
    sea_query::OnConflict,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};
use time::OffsetDateTime;
use uuid::Uuid;

/// What the job works with.
pub struct DocumentRoom {
    /// The database.
    pub store: Store,
    /// Where the bytes are.
    pub bucket: Bucket,
    /// Reads documents in a sandboxed child.
    pub reader: Reader,
}

/// Reads one document. Doing it twice gives the same.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReadDocument {
    /// Which document.
    pub attachment_id: Uuid,
}

/// Where the bytes of a document are: by department and content, so that the same file twice costs nothing and what
/// another department holds cannot be found out.
pub fn storage_key(department: Uuid, sha256: &str) -> String {
    format!("{department}/{sha256}")
}

#[async_trait]
impl Job for ReadDocument {
    const KIND: &'static str = "read_document";
    type Context = DocumentRoom;

    fn key(&self) -> Option<String> {
        Some(self.attachment_id.to_string())
    }

    async fn run(&self, room: &DocumentRoom, now: OffsetDateTime) -> Result<()> {
        let system = Viewer::system("documents");
        let tx = room.store.read(&system).await?;
        let found = under::<attachment::Entity>(&Rule::EVERYBODY, &system)
            .filter(attachment::Column::Id.eq(self.attachment_id))
            .one(&tx)
            .await
            .map_err(fault)?;
        tx.commit().await.map_err(fault)?;
        let Some(document) = found else { return Ok(()) };
        if document.state.0 == AttachmentState::Ready {
            return Ok(());
        }
        let finding = look(room, &document).await?;
        write_down(room, &system, &document, finding, now).await
    }
}

enum Finding {
    Read(Reading),
    Refused(String),
}

/// Fetches the bytes and reads them. The file lives as long as this call.
async fn look(room: &DocumentRoom, document: &attachment::Model) -> Result<Finding> {
    let folder = tempfile::tempdir().map_err(Error::internal)?;
    let file = folder.path().join("document");
    let key = storage_key(document.department_id, &document.sha256);
    match room.bucket.get_to_file(&key, &file).await {
        Ok(_) => {}
        Err(error) if error.code() == Code::NotFound => {
            return Ok(Finding::Refused("The file did not arrive. Upload it again.".into()));
        }
        Err(error) => return Err(error),
    }
    let (size, sha256) = digest(&file).await?;
    if i64::try_from(size).ok() != Some(document.byte_size) || sha256 != document.sha256 {
        return Ok(Finding::Refused("The file changed on its way to us. Upload it again.".into()));
    }
    Ok(match room.reader.read(&file, &document.filename).await? {
        Outcome::Read(reading) => Finding::Read(reading),
        Outcome::Refused(refusal) => Finding::Refused(sentence(&refusal.to_string())),
        Outcome::Failed(failure) => Finding::Refused(sentence(&failure.to_string())),
    })
}

async fn write_down(
    room: &DocumentRoom,
    system: &Viewer,
    document: &attachment::Model,
    finding: Finding,
    now: OffsetDateTime,
) -> Result<()> {
    let tx = room.store.begin(system).await?;
    let Some(row) = fetch_for_update::<attachment::Entity>(&tx, document.id).await? else { return Ok(()) };
    let mut row = row.into_active_model();
    let event = match finding {
        Finding::Read(reading) => {
            row.state = Set(Word(AttachmentState::Ready));
            row.refusal = Set(None);
            row.media_type = Set(reading.media_type);
            row.pages = Set(reading.pages.and_then(|pages| i32::try_from(pages).ok()));
            let text = attachment_text::ActiveModel {
                attachment_id: Set(document.id),
                text: Set(reading.text.replace('\0', "\u{fffd}")),
                truncated: Set(reading.truncated),
            };
            let again = OnConflict::column(attachment_text::Column::AttachmentId)
                .update_columns([attachment_text::Column::Text, attachment_text::Column::Truncated])
                .to_owned();
            attachment_text::Entity::insert(text)
                .on_conflict(again)
                .exec_without_returning(&tx)
                .await
                .map_err(fault)?;
            "document.read"
        }
        Finding::Refused(why) => {
            row.state = Set(Word(AttachmentState::Refused));
            row.refusal = Set(Some(why));
            "document.refused"
        }
    };
    row.update(&tx).await.map_err(fault)?;
    let data = json!({ "attachment": document.id, "sha256": document.sha256 });
    let about = |subject, subject_id| Event {
        kind: event,
        subject,
        subject_id,
        department: Some(document.department_id.into()),
        data: data.clone(),
    };
    record(&tx, system, now, about("attachment", document.id)).await?;
    // An import publishes before its documents are read: say it of the resources too, so that the index looks again.
    for resource in holders(&tx, document.id).await? {
        record(&tx, system, now, about("resource", resource)).await?;
    }
    tx.commit().await.map_err(fault)
}

/// The resources with a published version that holds the document.
async fn holders(tx: &commons_store::Tx, attachment_id: Uuid) -> Result<Vec<Uuid>> {
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

/// Size in bytes and SHA-256 of a file, read in pieces.
pub(crate) async fn digest(file: &Path) -> Result<(u64, String)> {
    let file = file.to_owned();
    let read = move || -> io::Result<(u64, String)> {
        let (mut file, mut sum) = (std::fs::File::open(file)?, Sha256::new());
        let size = io::copy(&mut file, &mut sum)?;
        Ok((size, hex::encode(sum.finalize())))
    };
    tokio::task::spawn_blocking(read).await.map_err(Error::internal)?.map_err(Error::internal)
}

/// A reason from the code as a sentence for the screen.
fn sentence(reason: &str) -> String {
    let mut letters = reason.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str().trim_end_matches('.'))
}

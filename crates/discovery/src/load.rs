//! Loads resources as they are now, as documents for the index.

use std::collections::HashMap;

use commons_access::{Action, Facts, Guarded, Viewer};
use commons_entity::{attachment, attachment_text, department, resource, version, version_attachment};
use commons_kernel::{Reach, Result, State};
use commons_library::{Details, plain};
use commons_search::{Change, Document, FileText};
use commons_store::{Tx, children, fault, visible};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::adopters::{Adopters, adopters, size};

/// Who reads for the index.
pub const READER: Viewer = Viewer::system("index");

/// Resources loaded at once.
pub(crate) const STEP: u64 = 500;

/// For each resource what the index should do: take it in as it is now when it has a published version, else leave it out.
///
/// # Errors
/// What the database says.
pub async fn changes(tx: &Tx, ids: &[Uuid]) -> Result<Vec<Change>> {
    let rows = visible::<resource::Entity>(&READER, Action::Read)
        .filter(resource::Column::Id.is_in(ids.iter().copied()))
        .all(tx)
        .await
        .map_err(fault)?;
    let mut documents = documents(tx, rows).await?;
    Ok(ids
        .iter()
        .map(|id| match documents.remove(id) {
            Some(document) => Change::Upsert(Box::new(document)),
            None => Change::Remove((*id).into()),
        })
        .collect())
}

/// The documents of those resources that are published, in a fixed number of statements.
pub(crate) async fn documents(tx: &Tx, rows: Vec<resource::Model>) -> Result<HashMap<Uuid, Document>> {
    let rows: Vec<(resource::Model, Uuid)> = rows
        .into_iter()
        .filter(|row| row.published)
        .filter_map(|row| row.current_version_id.map(|version| (row, version)))
        .collect();
    let versions = children::<version::Entity>()
        .filter(version::Column::Id.is_in(rows.iter().map(|(_, version)| *version)))
        .all(tx)
        .await
        .map_err(fault)?;
    let mut versions: HashMap<Uuid, version::Model> = versions.into_iter().map(|row| (row.id, row)).collect();
    let mut files = files(tx, versions.keys().copied().collect()).await?;
    let voters = visible::<department::Entity>(&READER, Action::Read)
        .filter(department::Column::Id.is_in(rows.iter().map(|(row, _)| row.department_id)))
        .all(tx)
        .await
        .map_err(fault)?;
    let voters: HashMap<Uuid, Option<i32>> =
        voters.into_iter().map(|row| (row.id, row.registered_voters)).collect();
    let resources: Vec<Uuid> = rows.iter().map(|(row, _)| row.id).collect();
    let mut adopters = adopters(tx, &resources).await?;
    rows.into_iter()
        .filter_map(|(row, version)| {
            let version = versions.remove(&version)?;
            let files = files.remove(&version.id).unwrap_or_default();
            let voters = voters.get(&row.department_id).copied().flatten();
            let Adopters { count, offices } = adopters.remove(&row.id).unwrap_or_default();
            let document = document(&row, version, files, voters);
            Some(
                document
                    .map(|document| (row.id, Document { adoptions: count, adopters: offices, ..document })),
            )
        })
        .collect()
}

/// The texts of the attachments of versions, each in its order.
async fn files(tx: &Tx, versions: Vec<Uuid>) -> Result<HashMap<Uuid, Vec<FileText>>> {
    let places = children::<version_attachment::Entity>()
        .filter(version_attachment::Column::VersionId.is_in(versions))
        .order_by_asc(version_attachment::Column::Position)
        .all(tx)
        .await
        .map_err(fault)?;
    let ids: Vec<Uuid> = places.iter().map(|place| place.attachment_id).collect();
    // The attachments of a published version ask their resource, which the caller has read as the system.
    let names = commons_store::under::<attachment::Entity>(&commons_access::Rule::System, &READER)
        .filter(attachment::Column::Id.is_in(ids.iter().copied()))
        .all(tx)
        .await
        .map_err(fault)?;
    let names: HashMap<Uuid, String> = names.into_iter().map(|row| (row.id, row.filename)).collect();
    let texts = children::<attachment_text::Entity>()
        .filter(attachment_text::Column::AttachmentId.is_in(ids))
        .all(tx)
        .await
        .map_err(fault)?;
    let texts: HashMap<Uuid, String> = texts.into_iter().map(|row| (row.attachment_id, row.text)).collect();
    let mut files: HashMap<Uuid, Vec<FileText>> = HashMap::new();
    for place in places {
        let filename = names.get(&place.attachment_id).cloned().unwrap_or_default();
        let text = texts.get(&place.attachment_id).cloned().unwrap_or_default();
        files.entry(place.version_id).or_default().push(FileText { filename, text });
    }
    Ok(files)
}

/// What the access rule is asked about: the words of the version, which are read as `may_read_version` says. The reviewers
/// who have the next version before them do not read this one for that; and where its reach and that of the resource differ,
/// both must hold.
fn facts(row: &resource::Model, version: &version::Model) -> Facts {
    let reach = match (row.reach.0, version.reach.0) {
        // Neither is within the other: the department alone is in both.
        (Reach::Group, Reach::State) | (Reach::State, Reach::Group) => Reach::Department,
        (one, other) => one.min(other),
    };
    Facts { submitted: false, reach: Some(reach), ..row.facts() }
}

fn document(
    row: &resource::Model,
    version: version::Model,
    files: Vec<FileText>,
    voters: Option<i32>,
) -> Result<Document> {
    let state = row.state.0;
    // The parts of a story are read one after the other, and so they are searched.
    let told = Details::try_from(&version)?;
    let parts = told.texts().map(|(_, text)| text);
    let texts = std::iter::once(version.body.as_str()).chain(parts).map(plain);
    let body = texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
    Ok(Document {
        id: row.id.into(),
        version: version.id.into(),
        facts: facts(row, &version),
        kind: row.kind.0,
        state,
        applies_in: version.states.iter().filter_map(|code| code.parse::<State>().ok()).collect(),
        values: version.values,
        standards: version.standards,
        topics: version.topics,
        language: version.language,
        department: row.department_id.into(),
        size: size(voters),
        published_at: row.published_at.or(version.published_at).unwrap_or(version.created_at),
        reviewed: version.reviewed,
        title: version.title,
        summary: version.summary,
        body,
        files,
        adoptions: 0,
        adopters: Vec::new(),
    })
}

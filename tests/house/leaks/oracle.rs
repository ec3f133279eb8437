//! What SQL and the policy alone let one viewer read, and an index of nothing else.
//!
//! Invariants: the rows are read in the viewer's own transaction, behind the wall, through `store::visible`; a version's words
//! are read when `may_read_version` says so; nothing of the index or of the rooms that fill it is asked.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use commons_access::{Action, Guarded, Rule, Viewer};
use commons_discovery::Names;
use commons_entity::{
    adoption, attachment, attachment_text, department, office_profile, resource, version, version_attachment,
};
use commons_kernel::{AdoptionStatus, DepartmentSize, State};
use commons_library::may_read_version;
use commons_search::{Access, Change, Document, FileText, Index, Office, Reader, filter};
use commons_store::{Tx, children, under, visible};
use commons_tests::Database;
use sea_orm::{ColumnTrait, EntityTrait, ModelTrait, QueryFilter, QueryOrder, Select};
use uuid::Uuid;

/// A viewer with what they may read.
pub(crate) struct Seen {
    pub viewer: Viewer,
    pub reader: Reader,
    /// The resources whose published words they may read.
    pub readable: BTreeSet<Uuid>,
    /// An index in which nothing else is.
    pub index: Arc<Index>,
}

impl Seen {
    /// Asks the database, leaving some resources aside.
    pub async fn by(database: &Database, viewer: Viewer, aside: &[Uuid]) -> Self {
        let tx = database.store.read(&viewer).await.expect("a transaction");
        let mut documents = documents(&tx, &viewer).await;
        documents.retain(|document| !aside.contains(&document.id.uuid()));
        let readable = documents.iter().map(|document| document.id.uuid()).collect();
        let reader = reader(&tx, &viewer).await;
        let index = Index::in_memory().expect("an index in memory");
        let changes = documents.into_iter().map(|document| Change::Upsert(Box::new(document))).collect();
        index.apply(changes, Some(0)).expect("the index takes them");
        Self { viewer, reader, readable, index: Arc::new(index) }
    }

    /// The filter for an index that holds nothing but theirs: none at all. Who reads still says over which words it is
    /// counted how rare they are.
    pub fn everything(&self) -> Access {
        filter(&Rule::EVERYBODY, &self.viewer)
    }
}

async fn all<E: EntityTrait>(tx: &Tx, select: Select<E>) -> Vec<E::Model>
where
    E::Model: ModelTrait + Send + Sync,
{
    select.all(tx).await.expect("the select runs")
}

/// Every resource whose current version the viewer may read, as the index would take it.
async fn documents(tx: &Tx, viewer: &Viewer) -> Vec<Document> {
    let rows = all(tx, visible::<resource::Entity>(viewer, Action::Read)).await;
    let versions = all(tx, children::<version::Entity>()).await;
    let versions: HashMap<Uuid, version::Model> = versions.into_iter().map(|row| (row.id, row)).collect();
    let departments = all(tx, visible::<department::Entity>(viewer, Action::Read)).await;
    let departments: HashMap<Uuid, department::Model> =
        departments.into_iter().map(|row| (row.id, row)).collect();
    let profiles = all(tx, children::<office_profile::Entity>()).await;
    let uses = visible::<adoption::Entity>(viewer, Action::Read).order_by_desc(adoption::Column::Id);
    let uses = all(tx, uses.filter(adoption::Column::Status.ne(AdoptionStatus::Retired.as_str()))).await;
    let mut files = files(tx).await;
    let mut found = Vec::new();
    for row in rows.into_iter().filter(|row| row.published) {
        let Some(version) = row.current_version_id.and_then(|id| versions.get(&id)) else { continue };
        if !may_read_version(viewer, &row, version) {
            continue;
        }
        let users: Vec<Uuid> =
            uses.iter().filter(|a| a.resource_id == row.id).map(|a| a.department_id).collect();
        let office = |id: &Uuid| office(departments.get(id)?, &profiles);
        found.push(Document {
            adoptions: users.len() as u32,
            adopters: users.iter().filter_map(office).collect(),
            files: files.remove(&version.id).unwrap_or_default(),
            ..document(&row, version, departments.get(&row.department_id))
        });
    }
    found
}

fn document(row: &resource::Model, version: &version::Model, home: Option<&department::Model>) -> Document {
    Document {
        id: row.id.into(),
        version: version.id.into(),
        facts: row.facts(),
        kind: row.kind.0,
        state: row.state.0,
        applies_in: version.states.iter().map(|code| code.parse::<State>().expect("a state")).collect(),
        values: version.values.clone(),
        standards: version.standards.clone(),
        topics: version.topics.clone(),
        language: version.language.clone(),
        department: row.department_id.into(),
        size: home.and_then(size),
        published_at: row.published_at.expect("it was published"),
        reviewed: version.reviewed,
        adoptions: 0,
        adopters: Vec::new(),
        title: version.title.clone(),
        summary: version.summary.clone(),
        body: body(version),
        files: Vec::new(),
    }
}

/// The body, and after it what came of it: the only part of a story that these rows tell.
fn body(version: &version::Model) -> String {
    let outcome = version.details["outcome"].as_str().unwrap_or_default();
    let texts = [&version.body, outcome].map(commons_library::plain);
    texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The texts that hang on the versions which the wall shows.
async fn files(tx: &Tx) -> HashMap<Uuid, Vec<FileText>> {
    let places = children::<version_attachment::Entity>().order_by_asc(version_attachment::Column::Position);
    // Behind the wall without a rule of its own: a document is seen by who sees a version that holds it.
    let names = all(tx, under::<attachment::Entity>(&Rule::EVERYBODY, &Viewer::visitor())).await;
    let texts = all(tx, children::<attachment_text::Entity>()).await;
    let mut files: HashMap<Uuid, Vec<FileText>> = HashMap::new();
    for place in all(tx, places).await {
        let name = names.iter().find(|row| row.id == place.attachment_id);
        let text = texts.iter().find(|row| row.attachment_id == place.attachment_id);
        let (Some(name), Some(text)) = (name, text) else { continue };
        let file = FileText { filename: name.filename.clone(), text: text.text.clone() };
        files.entry(place.version_id).or_default().push(file);
    }
    files
}

fn office(row: &department::Model, profiles: &[office_profile::Model]) -> Option<Office> {
    let profile = profiles.iter().find(|profile| profile.department_id == row.id);
    Some(Office {
        state: row.state.0,
        size: size(row),
        kind: row.kind.clone(),
        languages: profile.map(|profile| profile.languages.clone()).unwrap_or_default(),
        equipment: profile.map(|profile| profile.equipment.clone()).unwrap_or_default(),
    })
}

fn size(row: &department::Model) -> Option<DepartmentSize> {
    row.registered_voters.and_then(|voters| u32::try_from(voters).ok()).map(DepartmentSize::of)
}

/// Who reads, as far as the order goes.
async fn reader(tx: &Tx, viewer: &Viewer) -> Reader {
    let mut home: Vec<State> = viewer.states().collect();
    home.sort_unstable();
    home.dedup();
    let Some(seat) = viewer.seats.first() else { return Reader { home, office: None } };
    let id = seat.department.uuid();
    let known = Names::default().departments(tx, viewer, &[id]).await.expect("a department");
    Reader { home, office: known.get(&id).map(|department| department.office.clone()) }
}

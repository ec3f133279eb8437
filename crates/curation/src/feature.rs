//! Feature a public resource or collection: it stands at the front, with a note, until a day.

use commons_access::{Action, May, Viewer, act};
use commons_entity::{collection, featured, resource};
use commons_kernel::{Error, FeaturedId, Reach, ResourceStatus, Result};
use commons_store::{Event, children, fault, record, visible};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbBackend, EntityTrait,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select, Statement,
};
use serde_json::json;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

use crate::{comment_review::words, endorse_resource::in_years};

/// So many stand at the front at a time: more, and none of them is seen.
const FEATURED: usize = 12;
/// What is archived or replaced is still read, and shown to nobody as an example.
const KEPT_UP: [ResourceStatus; 2] = [ResourceStatus::Published, ResourceStatus::Corrected];
/// Held while somebody features something, so that two at once do not make thirteen.
const LOCK: i64 = 7_266_270_031;

/// What is featured.
#[derive(Debug)]
pub enum Subject {
    /// A resource.
    Resource(Box<May<act::Feature, resource::Model>>),
    /// A collection.
    Collection(Box<May<act::Feature, collection::Model>>),
}

/// What of a subject is looked at.
struct Looked {
    field: &'static str,
    kind: &'static str,
    id: Uuid,
    department: Option<Uuid>,
    title: String,
    is_public: bool,
}

impl Subject {
    fn look(&self) -> Looked {
        match self {
            Self::Resource(may) => {
                let row = may.row();
                Looked {
                    field: "resourceId",
                    kind: "resource",
                    id: row.id,
                    department: Some(row.department_id),
                    title: row.title.clone(),
                    is_public: row.published
                        && row.reach.0 == Reach::Public
                        && KEPT_UP.contains(&row.status.0),
                }
            }
            Self::Collection(may) => {
                let row = may.row();
                Looked {
                    field: "collectionId",
                    kind: "collection",
                    id: row.id,
                    department: row.department_id,
                    title: row.title.clone(),
                    is_public: row.published && row.reach.0 == Reach::Public,
                }
            }
        }
    }
}

/// Puts a subject at the front with a note, through its last day.
///
/// # Errors
/// Bad input when it is not public, the note says nothing, the day is past or more than a year ahead, or twelve are there; a
/// conflict when it is featured already.
pub async fn feature(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    subject: &Subject,
    (note, until): (&str, Date),
    now: OffsetDateTime,
) -> Result<featured::Model> {
    let Looked { field, kind, id, department, title, is_public } = subject.look();
    if !is_public {
        let mend = format!(
            "everybody sees what is featured, and this {kind} is not public, or not kept up; choose one that is"
        );
        return Err(Error::bad_input(field, mend));
    }
    let note = words("note", note, 500)?;
    if note.is_empty() {
        return Err(Error::bad_input("note", "say in a sentence why it is worth a look; everybody reads it"));
    }
    let (today, latest) = (now.date(), in_years(now.date(), 1));
    if until < today || until > latest {
        let mend = format!("choose a last day from {today} to {latest}");
        return Err(Error::bad_input("until", mend));
    }
    let lock = Statement::from_sql_and_values(
        DbBackend::Postgres,
        "SELECT pg_advisory_xact_lock($1)",
        [LOCK.into()],
    );
    tx.execute_raw(lock).await.map_err(fault)?;
    let now_there = featured_now(tx, viewer, today).await?;
    if let Some(there) = now_there.iter().find(|row| [row.resource_id, row.collection_id].contains(&Some(id)))
    {
        let mend = format!("it is featured until {} already; take it from there first", there.until);
        return Err(Error::conflict(field, mend));
    }
    if now_there.len() >= FEATURED {
        let mend =
            format!("{FEATURED} are featured, and more would hide each other; take one of them down first");
        return Err(Error::bad_input(field, mend));
    }
    let row = featured::Model {
        id: FeaturedId::new(now).into(),
        resource_id: (kind == "resource").then_some(id),
        collection_id: (kind == "collection").then_some(id),
        note,
        until,
        featured_by: viewer.person().map(Into::into),
        featured_at: now,
        ended_at: None,
    };
    featured::Entity::insert(featured::ActiveModel::from(row.clone()))
        .exec_without_returning(tx)
        .await
        .map_err(fault)?;
    let event = Event {
        kind: if kind == "resource" { "resource.featured" } else { "collection.featured" },
        subject: kind,
        subject_id: id,
        department: department.map(Into::into),
        data: json!({ "title": title, "note": row.note, "until": row.until.to_string() }),
    };
    record(tx, viewer, now, event).await?;
    Ok(row)
}

/// Takes it from the front before its last day; one that was taken stays so.
///
/// # Errors
/// Not found when it is of another subject.
pub async fn unfeature(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    subject: &Subject,
    row: featured::Model,
    now: OffsetDateTime,
) -> Result<featured::Model> {
    let Looked { kind, id, department, title, .. } = subject.look();
    if ![row.resource_id, row.collection_id].contains(&Some(id)) {
        return Err(Error::not_found());
    }
    if row.ended_at.is_some() {
        return Ok(row);
    }
    let mut row = row.into_active_model();
    row.ended_at = Set(Some(now));
    let row = row.update(tx).await.map_err(fault)?;
    let event = Event {
        kind: if kind == "resource" { "resource.unfeatured" } else { "collection.unfeatured" },
        subject: kind,
        subject_id: id,
        department: department.map(Into::into),
        data: json!({ "title": title }),
    };
    record(tx, viewer, now, event).await?;
    Ok(row)
}

/// What is featured on a day (UTC), newest first: only what is still public and kept up, and readable by the viewer.
///
/// # Errors
/// What the database says.
pub async fn featured_now(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    today: Date,
) -> Result<Vec<featured::Model>> {
    let resources = visible::<resource::Entity>(viewer, Action::Read)
        .filter(resource::Column::Published.eq(true))
        .filter(resource::Column::Reach.eq(Reach::Public.as_str()))
        .filter(resource::Column::Status.is_in(KEPT_UP.map(ResourceStatus::as_str)))
        .select_only()
        .column(resource::Column::Id)
        .into_query();
    let collections = visible::<collection::Entity>(viewer, Action::Read)
        .filter(collection::Column::Published.eq(true))
        .filter(collection::Column::Reach.eq(Reach::Public.as_str()))
        .select_only()
        .column(collection::Column::Id)
        .into_query();
    in_force(today)
        .filter(
            Condition::any()
                .add(featured::Column::ResourceId.in_subquery(resources))
                .add(featured::Column::CollectionId.in_subquery(collections)),
        )
        .order_by_desc(featured::Column::FeaturedAt)
        .order_by_desc(featured::Column::Id)
        .all(tx)
        .await
        .map_err(fault)
}

/// Something that was featured, by its id, for the caller to ask what it is about.
///
/// # Errors
/// What the database says.
pub async fn featured(tx: &impl ConnectionTrait, id: FeaturedId) -> Result<Option<featured::Model>> {
    children::<featured::Entity>().filter(featured::Column::Id.eq(id.uuid())).one(tx).await.map_err(fault)
}

fn in_force(today: Date) -> Select<featured::Entity> {
    children::<featured::Entity>()
        .filter(featured::Column::EndedAt.is_null())
        .filter(featured::Column::Until.gte(today))
}

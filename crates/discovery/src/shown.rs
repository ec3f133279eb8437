//! The rows of a page of hits with what they say now, and how long the record was then: one statement for all of it, and a
//! smaller one when the rows were read before.

use std::{collections::HashMap, sync::Arc};

use commons_access::{Action, Viewer};
use commons_entity::{resource, version};
use commons_kernel::{Error, Result};
use commons_store::{Reading, Tx, fault, feed, visible};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter,
    QueryResult, QuerySelect, QueryTrait, Select, sea_query::Expr,
};
use uuid::Uuid;

/// A row that the viewer may read.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    /// The resource.
    pub resource: resource::Model,
    /// Its current version; none when that one is not for the viewer.
    pub version: Option<Arc<version::Model>>,
}

/// A row, and the transaction that wrote it: as long as that is the same, the row is.
#[derive(Clone, Debug)]
pub(crate) struct Written<R> {
    id: Uuid,
    by: i64,
    row: R,
}

/// Rows by their ids, and the place of the newest event when they were read.
pub(crate) type Rows<R> = (HashMap<Uuid, R>, u64);

impl Written<Shown> {
    /// How many bytes of text come with it.
    pub fn text_bytes(&self) -> usize {
        self.row.version.as_ref().map_or(0, |version| version.body.len() + version.summary.len())
    }
}

/// The rows among these that the viewer may read, and the place of the newest event when they were read.
///
/// # Errors
/// What the database says.
pub(crate) async fn shown(tx: &Tx, viewer: &Viewer, ids: &[Uuid]) -> Result<(Vec<Written<Shown>>, u64)> {
    let current = resource::Entity::belongs_to(version::Entity)
        .from(resource::Column::CurrentVersionId)
        .to(version::Column::Id);
    let select = among(viewer, ids).join(JoinType::LeftJoin, current.into()).select_also(version::Entity);
    read(tx, ids, select, |row| {
        let resource = resource::Model::from_query_result(row, "A_")?;
        let version = version::Model::from_query_result_optional(row, "B_")?.map(Arc::new);
        Ok((resource.id, Shown { resource, version }))
    })
    .await
}

/// The same without what they say now.
///
/// # Errors
/// What the database says.
pub(crate) async fn rows(
    tx: &Tx,
    viewer: &Viewer,
    ids: &[Uuid],
) -> Result<(Vec<Written<resource::Model>>, u64)> {
    read(tx, ids, among(viewer, ids), |row| {
        let resource = resource::Model::from_query_result(row, "")?;
        Ok((resource.id, resource))
    })
    .await
}

/// Those of rows that were read before which the viewer may still read; none when one of them was written since.
///
/// # Errors
/// What the database says.
pub(crate) async fn again<R: Clone>(
    reading: &impl Reading,
    viewer: &Viewer,
    known: &[Written<R>],
) -> Result<Option<Rows<R>>> {
    let ids: Vec<Uuid> = known.iter().map(|known| known.id).collect();
    let select = among(viewer, &ids).select_only().column(resource::Column::Id);
    let id = |row: &QueryResult| Ok((row.try_get("", "id")?, ()));
    let (found, newest) = match reading.at_once() {
        Some(connection) => read(connection, &ids, select, id).await?,
        None => read(reading.tx().await?, &ids, select, id).await?,
    };
    let by: HashMap<Uuid, i64> = found.into_iter().map(|found| (found.id, found.by)).collect();
    if known.iter().any(|known| by.get(&known.id).is_some_and(|by| *by != known.by)) {
        return Ok(None);
    }
    let still = known.iter().filter(|known| by.contains_key(&known.id));
    Ok(Some((still.map(|known| (known.id, known.row.clone())).collect(), newest)))
}

/// Rows by their ids.
pub(crate) fn by_id<R>(rows: impl IntoIterator<Item = Written<R>>) -> HashMap<Uuid, R> {
    rows.into_iter().map(|row| (row.id, row.row)).collect()
}

fn among(viewer: &Viewer, ids: &[Uuid]) -> Select<resource::Entity> {
    visible::<resource::Entity>(viewer, Action::Read).filter(resource::Column::Id.is_in(ids.iter().copied()))
}

async fn read<R>(
    tx: &impl ConnectionTrait,
    ids: &[Uuid],
    select: impl QuerySelect + QueryTrait,
    row: impl Fn(&QueryResult) -> std::result::Result<(Uuid, R), DbErr>,
) -> Result<(Vec<Written<R>>, u64)> {
    let mut found = Vec::new();
    if !ids.is_empty() {
        let select = select.expr_as(feed::newest_place(), NEWEST).expr_as(Expr::cust(WRITER), BY);
        found = tx.query_all_raw(select.build(DbBackend::Postgres)).await.map_err(fault)?;
    }
    // Where no row comes back there is no place beside it either.
    let newest = match found.first() {
        Some(first) => {
            u64::try_from(first.try_get::<i64>("", NEWEST).map_err(fault)?).map_err(Error::internal)?
        }
        None => feed::newest(tx).await?,
    };
    let written = |found: &QueryResult| {
        let (id, row) = row(found)?;
        Ok(Written { id, by: found.try_get("", BY)?, row })
    };
    let rows = found.iter().map(written).collect::<std::result::Result<_, _>>().map_err(fault)?;
    Ok((rows, newest))
}

/// What the place of the newest event is called beside the rows, and the transaction that wrote each.
const NEWEST: &str = "newest";
const BY: &str = "written_by";
const WRITER: &str = r#""resource".xmin::text::bigint"#;

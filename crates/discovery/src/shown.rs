//! The rows of a page of hits with what they say now, and how long the record was then: one statement for all of it.

use std::{collections::HashMap, sync::Arc};

use commons_access::{Action, Viewer};
use commons_entity::{resource, version};
use commons_kernel::{Error, Result};
use commons_store::{Tx, fault, feed, visible};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter,
    QueryResult, QuerySelect, QueryTrait, Select,
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

/// The rows among these that the viewer may read, by id, and the place of the newest event when they were read.
///
/// # Errors
/// What the database says.
pub(crate) async fn shown(tx: &Tx, viewer: &Viewer, ids: Vec<Uuid>) -> Result<(HashMap<Uuid, Shown>, u64)> {
    let current = resource::Entity::belongs_to(version::Entity)
        .from(resource::Column::CurrentVersionId)
        .to(version::Column::Id);
    let select = among(viewer, &ids).join(JoinType::LeftJoin, current.into()).select_also(version::Entity);
    read(tx, &ids, select, |row| {
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
    ids: Vec<Uuid>,
) -> Result<(HashMap<Uuid, resource::Model>, u64)> {
    read(tx, &ids, among(viewer, &ids), |row| {
        let resource = resource::Model::from_query_result(row, "")?;
        Ok((resource.id, resource))
    })
    .await
}

fn among(viewer: &Viewer, ids: &[Uuid]) -> Select<resource::Entity> {
    visible::<resource::Entity>(viewer, Action::Read).filter(resource::Column::Id.is_in(ids.iter().copied()))
}

async fn read<T>(
    tx: &Tx,
    ids: &[Uuid],
    select: impl QuerySelect + QueryTrait,
    row: impl Fn(&QueryResult) -> std::result::Result<(Uuid, T), DbErr>,
) -> Result<(HashMap<Uuid, T>, u64)> {
    let mut found = Vec::new();
    if !ids.is_empty() {
        let select = select.expr_as(feed::newest_place(), NEWEST);
        found = tx.query_all_raw(select.build(DbBackend::Postgres)).await.map_err(fault)?;
    }
    // Where no row comes back there is no place beside it either.
    let newest = match found.first() {
        Some(first) => {
            u64::try_from(first.try_get::<i64>("", NEWEST).map_err(fault)?).map_err(Error::internal)?
        }
        None => feed::newest(tx).await?,
    };
    let rows = found.iter().map(row).collect::<std::result::Result<_, _>>().map_err(fault)?;
    Ok((rows, newest))
}

/// What the place of the newest event is called beside the rows.
const NEWEST: &str = "newest";

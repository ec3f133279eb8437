//! Cursor pages: stable while rows come and go, because a cursor names the place, not the count.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use commons_kernel::{Error, Page, PageRequest, Result, Total};
use sea_orm::{
    ColumnTrait, ColumnType, ConnectionTrait, EntityTrait, ModelTrait, Order as Direction, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{Expr, ExprTrait, Value},
};
use serde::{Deserialize, Serialize};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};
use uuid::Uuid;

use crate::fault;

/// What a list is ordered by: a column that is never null, then the id.
#[derive(Clone, Debug)]
pub struct Order<C> {
    /// The column that people see the order by.
    pub by: C,
    /// The UUID column that breaks ties.
    pub id: C,
    /// Ascending or descending, for both.
    pub direction: Direction,
}

/// The value of the ordering column at a cursor.
#[derive(Debug, Serialize, Deserialize)]
enum Place {
    #[serde(rename = "t")]
    Text(String),
    #[serde(rename = "n")]
    Number(i64),
    #[serde(rename = "i")]
    Instant(String),
}

/// Reads one page of a select, with the whole list's count when it is asked for.
///
/// # Errors
/// Bad input (field `after`) when the cursor is not one of ours; what the database says.
pub async fn page<E>(
    tx: &impl ConnectionTrait,
    select: Select<E>,
    order: &Order<E::Column>,
    request: &PageRequest,
) -> Result<Page<E::Model>>
where
    E: EntityTrait<Model: Send + Sync>,
{
    let total = match request.total {
        Total::Counted => Some(select.clone().count(tx).await.map_err(fault)?),
        Total::Left => None,
    };
    let rows = after(select, order, request)?
        .order_by(order.by, order.direction.clone())
        .order_by(order.id, order.direction.clone())
        .limit(u64::from(request.first) + 1)
        .all(tx)
        .await
        .map_err(fault)?;
    cut(rows, order, request, total)
}

/// The rows behind the cursor, if there is one.
///
/// # Errors
/// Bad input (field `after`) when the cursor is not one of ours.
pub(crate) fn after<E: EntityTrait>(
    select: Select<E>,
    order: &Order<E::Column>,
    request: &PageRequest,
) -> Result<Select<E>> {
    let Some(cursor) = &request.after else { return Ok(select) };
    let (place, id) = read_cursor(cursor)?;
    if !fits(&place, order.by.def().get_column_type()) {
        return Err(malformed());
    }
    let place = match place {
        Place::Text(text) => Value::from(text),
        Place::Number(number) => Value::from(number),
        Place::Instant(instant) => {
            Value::from(OffsetDateTime::parse(&instant, &Rfc3339).map_err(|_| malformed())?)
        }
    };
    let here = Expr::tuple([Expr::col((E::default(), order.by)), Expr::col((E::default(), order.id))]);
    let there = Expr::tuple([Expr::val(place), Expr::val(id)]);
    Ok(select.filter(if order.direction == Direction::Asc { here.gt(there) } else { here.lt(there) }))
}

/// A page of rows of which one more than asked for was read, to know whether any follow.
///
/// # Errors
/// Internal when the list is ordered by what has no cursor.
pub(crate) fn cut<M: ModelTrait>(
    mut rows: Vec<M>,
    order: &Order<<M::Entity as EntityTrait>::Column>,
    request: &PageRequest,
    total: Option<u64>,
) -> Result<Page<M>> {
    let has_next = rows.len() > request.first as usize;
    rows.truncate(request.first as usize);
    let rows =
        rows.into_iter().map(|row| Ok((write_cursor(&row, order)?, row))).collect::<Result<Vec<_>>>()?;
    Ok(Page { rows, has_next, has_previous: request.after.is_some(), total })
}

fn write_cursor<M>(row: &M, order: &Order<<M::Entity as EntityTrait>::Column>) -> Result<String>
where
    M: ModelTrait,
{
    let place = match row.get(order.by) {
        Value::String(Some(text)) => Place::Text(text),
        Value::Int(Some(number)) => Place::Number(number.into()),
        Value::BigInt(Some(number)) => Place::Number(number),
        Value::TimeDateTimeWithTimeZone(Some(instant)) => {
            Place::Instant(instant.format(&Rfc3339).map_err(Error::internal)?)
        }
        other => return Err(Error::internal(format!("a list cannot be ordered by {other:?}"))),
    };
    let Value::Uuid(Some(id)) = row.get(order.id) else {
        return Err(Error::internal("ties are broken by a uuid column"));
    };
    Ok(URL_SAFE_NO_PAD.encode(serde_json::to_vec(&(place, id)).map_err(Error::internal)?))
}

fn read_cursor(cursor: &str) -> Result<(Place, Uuid)> {
    let bytes = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| malformed())?;
    serde_json::from_slice(&bytes).map_err(|_| malformed())
}

/// Whether a place can stand in this column: a cursor of another order, or one that was forged, cannot.
fn fits(place: &Place, column: &ColumnType) -> bool {
    match place {
        Place::Text(text) => {
            matches!(column, ColumnType::Text | ColumnType::String(_)) && !text.contains('\0')
        }
        Place::Number(_) => matches!(column, ColumnType::Integer | ColumnType::BigInteger),
        Place::Instant(_) => matches!(column, ColumnType::TimestampWithTimeZone),
    }
}

fn malformed() -> Error {
    Error::bad_input(
        "after",
        "the cursor is malformed; use an endCursor of this list, or leave it out to begin at the start",
    )
}

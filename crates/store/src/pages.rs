//! The same page of many lists: one statement for the rows of all of them, and one for their counts.

use std::collections::HashMap;

use commons_kernel::{Error, Page, PageRequest, Result, Total};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ModelTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Select,
    sea_query::{Expr, ExprTrait, Query, Value, WindowStatement},
};
use uuid::Uuid;

use crate::{
    Order, fault,
    page::{after, cut},
};

/// Reads the same page of each parent's list out of a select over all of them: `parent` is the column that names the parent.
/// A parent without rows gets an empty page.
///
/// # Errors
/// Bad input (field `after`) when the cursor is not one of ours; what the database says.
pub async fn pages<E>(
    tx: &impl ConnectionTrait,
    select: Select<E>,
    (parent, parents): (E::Column, &[Uuid]),
    order: &Order<E::Column>,
    request: &PageRequest,
) -> Result<HashMap<Uuid, Page<E::Model>>>
where
    E: EntityTrait<Model: Send + Sync>,
{
    let select = select.filter(parent.is_in(parents.iter().copied()));
    let totals = match request.total {
        Total::Counted => Some(counts(tx, select.clone(), parent).await?),
        Total::Left => None,
    };
    let mut ranked = after(select.clone(), order, request)?.select_only().column(order.id).into_query();
    let mut window = WindowStatement::partition_by((E::default(), parent));
    window
        .order_by((E::default(), order.by), order.direction.clone())
        .order_by((E::default(), order.id), order.direction.clone());
    ranked.expr_window_as(Expr::cust("row_number()"), window, "place");
    let shown = Query::select()
        .column(order.id)
        .from_subquery(ranked, "ranked")
        .and_where(Expr::col("place").lte(i64::from(request.first) + 1))
        .to_owned();
    let rows = select
        .filter(order.id.in_subquery(shown))
        .order_by(order.by, order.direction.clone())
        .order_by(order.id, order.direction.clone())
        .all(tx)
        .await
        .map_err(fault)?;
    let mut lists: HashMap<Uuid, Vec<E::Model>> = parents.iter().map(|id| (*id, Vec::new())).collect();
    for row in rows {
        let Value::Uuid(Some(id)) = row.get(parent) else {
            return Err(Error::internal("a list's parent is named by a uuid column"));
        };
        lists.entry(id).or_default().push(row);
    }
    lists
        .into_iter()
        .map(|(id, rows)| {
            let total = totals.as_ref().map(|totals| totals.get(&id).copied().unwrap_or(0));
            Ok((id, cut(rows, order, request, total)?))
        })
        .collect()
}

/// How many rows of a select each parent has; one without rows is left out.
///
/// # Errors
/// What the database says.
pub async fn counts<E: EntityTrait>(
    tx: &impl ConnectionTrait,
    select: Select<E>,
    parent: E::Column,
) -> Result<HashMap<Uuid, u64>> {
    let counted: Vec<(Uuid, i64)> = select
        .select_only()
        .column(parent)
        .column_as(Expr::col((E::default(), parent)).count(), "rows")
        .group_by(parent)
        .into_tuple()
        .all(tx)
        .await
        .map_err(fault)?;
    Ok(counted.into_iter().map(|(id, rows)| (id, u64::try_from(rows).unwrap_or(0))).collect())
}

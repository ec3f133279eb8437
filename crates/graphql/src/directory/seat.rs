//! A seat: a post in a department, with its role.

use async_graphql::{Context, ID, Object};
use commons_entity::seat;
use commons_kernel::{DepartmentId, Error, Result, SeatId};
use commons_store::{children, fault};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};

use crate::{
    RequestScope,
    context::scope,
    directory::Department,
    error::Answer,
    ids::global,
    loaders::one,
    words::{Post, Role},
};

pub(crate) struct Seat(seat::Model);

/// A post in a department; it owns the role, whoever holds it.
#[Object]
impl Seat {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        global::<SeatId>(self.0.id)
    }

    /// What it is called.
    async fn post(&self) -> Post {
        self.0.post.0.into()
    }

    /// What its holder may do.
    async fn role(&self) -> Role {
        self.0.role.0.into()
    }

    /// Where it is.
    async fn department(&self, ctx: &Context<'_>) -> Answer<Department> {
        let row = one(&scope(ctx)?.reads(), DepartmentId::from(self.0.department_id)).await?;
        Ok(row.map(Department).ok_or_else(|| Error::internal("a seat has lost its department"))?)
    }
}

/// The seats that the viewer holds, oldest first. Nobody sees another's.
pub(crate) async fn own_seats(scope: &RequestScope) -> Result<Vec<Seat>> {
    let Some(person) = scope.viewer().person() else { return Ok(Vec::new()) };
    let tx = scope.read().await?;
    let rows = children::<seat::Entity>()
        .filter(seat::Column::PersonId.eq(person.uuid()))
        .order_by_asc(seat::Column::CreatedAt)
        .order_by_asc(seat::Column::Id)
        .all(&*tx)
        .await
        .map_err(fault)?;
    Ok(rows.into_iter().map(Seat).collect())
}

/// One of the viewer's own seats.
pub(crate) async fn own_seat(scope: &RequestScope, id: SeatId) -> Result<Option<Seat>> {
    Ok(own_seats(scope).await?.into_iter().find(|seat| seat.0.id == id.uuid()))
}

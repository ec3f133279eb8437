//! An invitation to a seat, as those see it who manage the department's people.

use std::collections::HashMap;

use async_graphql::{Context, ID, Object, dataloader::Loader};
use commons_access::Action;
use commons_directory::invitation_state;
use commons_entity::invitation;
use commons_kernel::{DepartmentId, Error, InvitationId, Result, SeatId};
use commons_store::{fault, visible};
use sea_orm::{ColumnTrait, QueryFilter};
use time::OffsetDateTime;

use crate::{
    context::{ReadLane, scope},
    directory::{Department, Person, Seat, person},
    error::Answer,
    ids::global,
    loaders::{answers, one},
    words::InvitationState,
};

pub(crate) struct Invitation(pub invitation::Model);

impl From<invitation::Model> for Invitation {
    fn from(row: invitation::Model) -> Self {
        Self(row)
    }
}

/// A single-use link that gives a seat to whoever has the invited address. The link itself is shown once, when it is made.
#[Object]
impl Invitation {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        global::<InvitationId>(self.0.id)
    }

    /// The department.
    async fn department(&self, ctx: &Context<'_>) -> Answer<Department> {
        let row = one(&scope(ctx)?.reads(), DepartmentId::from(self.0.department_id)).await?;
        Ok(row.map(Department).ok_or_else(|| Error::internal("an invitation has lost its department"))?)
    }

    /// The seat that it gives.
    async fn seat(&self, ctx: &Context<'_>) -> Answer<Option<Seat>> {
        Ok(one(&scope(ctx)?.reads(), SeatId::from(self.0.seat_id)).await?.map(Seat))
    }

    /// The invited address.
    async fn email(&self) -> &str {
        &self.0.email
    }

    /// Who invited.
    async fn invited_by(&self, ctx: &Context<'_>) -> Answer<Option<Person>> {
        Ok(person(scope(ctx)?, self.0.invited_by).await?)
    }

    /// When it was made.
    async fn created_at(&self) -> OffsetDateTime {
        self.0.created_at
    }

    /// Until when its link can be used.
    async fn expires_at(&self) -> OffsetDateTime {
        self.0.expires_at
    }

    /// Where it is.
    async fn state(&self, ctx: &Context<'_>) -> Answer<InvitationState> {
        Ok(invitation_state(&self.0, scope(ctx)?.now()).into())
    }

    /// When its link was used.
    async fn used_at(&self) -> Option<OffsetDateTime> {
        self.0.used_at
    }

    /// Who used its link.
    async fn used_by(&self, ctx: &Context<'_>) -> Answer<Option<Person>> {
        Ok(person(scope(ctx)?, self.0.used_by).await?)
    }
}

#[async_trait::async_trait]
impl Loader<InvitationId> for ReadLane {
    type Value = Option<invitation::Model>;
    type Error = Error;
    async fn load(&self, keys: &[InvitationId]) -> Result<HashMap<InvitationId, Self::Value>> {
        let rows = visible::<invitation::Entity>(self.viewer(), Action::Read)
            .filter(invitation::Column::Id.is_in(keys.iter().map(|id| id.uuid())))
            .all(&*self.tx().await?)
            .await
            .map_err(fault)?;
        Ok(answers(keys, rows.into_iter().map(|row| (row.id.into(), row)).collect()))
    }
}

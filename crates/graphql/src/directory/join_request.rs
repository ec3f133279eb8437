//! Somebody's wish to join a department.

use std::{collections::HashMap, sync::Arc};

use async_graphql::{Context, ID, Object, dataloader::Loader};
use commons_access::{Action, Viewer, may};
use commons_entity::{Word, join_request, person as person_row};
use commons_kernel::{DepartmentId, Error, JoinRequestId, JoinState as State, PersonId, Result, SeatId};
use commons_store::{fault, visible};
use sea_orm::{ColumnTrait, QueryFilter};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    RequestScope,
    context::{ReadLane, scope},
    directory::{Department, Person, Seat, person},
    error::Answer,
    ids::global,
    loaders::{answers, one},
    words::{JoinState, Post},
};

/// The viewer's waiting wish to join a department.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct OwnWishIn(Uuid);

pub(crate) struct JoinRequest(pub join_request::Model);

impl From<join_request::Model> for JoinRequest {
    fn from(row: join_request::Model) -> Self {
        Self(row)
    }
}

/// Somebody's wish to join a department. They see it themselves, and so do those who decide it.
#[Object]
impl JoinRequest {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        global::<JoinRequestId>(self.0.id)
    }

    /// Where they want to join.
    async fn department(&self, ctx: &Context<'_>) -> Answer<Department> {
        let row = one(&scope(ctx)?.reads(), DepartmentId::from(self.0.department_id)).await?;
        Ok(row.map(Department).ok_or_else(|| Error::internal("a request to join has lost its department"))?)
    }

    /// Who asks.
    async fn person(&self, ctx: &Context<'_>) -> Answer<Option<Person>> {
        Ok(person(scope(ctx)?, Some(self.0.person_id)).await?)
    }

    /// Their verified address: who decides looks at it.
    async fn email(&self, ctx: &Context<'_>) -> Answer<Option<String>> {
        let asker = PersonId::from(self.0.person_id);
        let asker: Option<Arc<person_row::Model>> = one(&scope(ctx)?.reads(), asker).await?;
        Ok(asker.map(|asker| asker.email.clone()))
    }

    /// What they are there, as they say.
    async fn post(&self) -> Post {
        self.0.post.0.into()
    }

    /// What they say of themselves.
    async fn message(&self) -> &str {
        &self.0.message
    }

    /// Where it is.
    async fn state(&self) -> JoinState {
        self.0.state.0.into()
    }

    /// When they asked.
    async fn asked_at(&self) -> OffsetDateTime {
        self.0.asked_at
    }

    /// Who decided it; null too when it came true by a registered domain or an invitation.
    async fn decided_by(&self, ctx: &Context<'_>) -> Answer<Option<Person>> {
        Ok(person(scope(ctx)?, self.0.decided_by).await?)
    }

    /// When it was decided or withdrawn.
    async fn decided_at(&self) -> Option<OffsetDateTime> {
        self.0.decided_at
    }

    /// The reason of the decision, as the asker sees it.
    async fn reason(&self) -> Option<&str> {
        self.0.reason.as_deref()
    }

    /// How it was checked who they are; for those who decide alone, and never for the asker.
    async fn check(&self, ctx: &Context<'_>) -> Answer<Option<&str>> {
        let viewer = scope(ctx)?.viewer();
        let told = !self.is_own(viewer) && may(viewer, Action::Decide, &self.0);
        Ok(self.0.check.as_deref().filter(|_| told))
    }

    /// The seat that came of it.
    async fn seat(&self, ctx: &Context<'_>) -> Answer<Option<Seat>> {
        let Some(seat) = self.0.seat_id else { return Ok(None) };
        Ok(one(&scope(ctx)?.reads(), SeatId::from(seat)).await?.map(Seat))
    }

    /// Whether the viewer may decide it now. Nobody decides their own.
    async fn can_decide(&self, ctx: &Context<'_>) -> Answer<bool> {
        let viewer = scope(ctx)?.viewer();
        Ok(!self.is_own(viewer) && self.0.state.0 == State::Waiting && may(viewer, Action::Decide, &self.0))
    }

    /// Whether the viewer, as staff, must say how they checked who it is.
    async fn needs_check(&self, ctx: &Context<'_>) -> Answer<bool> {
        Ok(scope(ctx)?.viewer().alliance.is_some())
    }
}

impl JoinRequest {
    fn is_own(&self, viewer: &Viewer) -> bool {
        viewer.person().is_some_and(|me| me.uuid() == self.0.person_id)
    }
}

/// The viewer's waiting wish to join a department.
pub(crate) async fn own_wish_in(scope: &RequestScope, department: Uuid) -> Result<Option<JoinRequest>> {
    Ok(one(&scope.reads(), OwnWishIn(department)).await?.map(JoinRequest))
}

#[async_trait::async_trait]
impl Loader<JoinRequestId> for ReadLane {
    type Value = Option<join_request::Model>;
    type Error = Error;
    async fn load(&self, keys: &[JoinRequestId]) -> Result<HashMap<JoinRequestId, Self::Value>> {
        let rows = visible::<join_request::Entity>(self.viewer(), Action::Read)
            .filter(join_request::Column::Id.is_in(keys.iter().map(|id| id.uuid())))
            .all(&*self.tx().await?)
            .await
            .map_err(fault)?;
        Ok(answers(keys, rows.into_iter().map(|row| (row.id.into(), row)).collect()))
    }
}

#[async_trait::async_trait]
impl Loader<OwnWishIn> for ReadLane {
    type Value = Option<join_request::Model>;
    type Error = Error;
    async fn load(&self, keys: &[OwnWishIn]) -> Result<HashMap<OwnWishIn, Self::Value>> {
        let Some(me) = self.viewer().person() else { return Ok(answers(keys, HashMap::new())) };
        let rows = visible::<join_request::Entity>(self.viewer(), Action::Read)
            .filter(join_request::Column::PersonId.eq(me.uuid()))
            .filter(join_request::Column::State.eq(Word(State::Waiting)))
            .filter(join_request::Column::DepartmentId.is_in(keys.iter().map(|key| key.0)))
            .all(&*self.tx().await?)
            .await
            .map_err(fault)?;
        Ok(answers(keys, rows.into_iter().map(|row| (OwnWishIn(row.department_id), row)).collect()))
    }
}

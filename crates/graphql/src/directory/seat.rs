//! A seat: a post in a department, with its role.

use std::{collections::HashMap, sync::Arc};

use async_graphql::{Context, ID, Object, dataloader::Loader};
use commons_access::{Action, Facts, Noun, may, policy};
use commons_directory::{InvitationState, invitation_state};
use commons_entity::{draft, invitation, person as person_row, resource, seat};
use commons_kernel::{DepartmentId, Error, PersonId, Result, SeatId};
use commons_store::{fault, visible};
use sea_orm::{
    ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

use crate::{
    RequestScope,
    context::{ReadLane, scope},
    directory::{Department, Invitation, Person, person},
    error::Answer,
    ids::global,
    loaders::{answers, one},
    page::count,
    words::{Post, Role},
};

/// The invitation to a seat that was neither used nor revoked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct InvitationTo(Uuid);
/// How many resources a seat keeps, and how many of them are being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct KeptBy(Uuid);
/// The seat that the viewer holds in a department.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct OwnSeatIn(Uuid);

pub(crate) struct Seat(pub seat::Model);

impl From<seat::Model> for Seat {
    fn from(row: seat::Model) -> Self {
        Self(row)
    }
}

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

    /// Who holds it; null while it is vacant.
    async fn holder(&self, ctx: &Context<'_>) -> Answer<Option<Person>> {
        Ok(person(scope(ctx)?, self.0.person_id).await?)
    }

    /// The address of who holds it; null for who may not manage the department's people.
    async fn holder_email(&self, ctx: &Context<'_>) -> Answer<Option<String>> {
        let scope = scope(ctx)?;
        let Some(holder) = self.0.person_id.filter(|_| may(scope.viewer(), Action::Manage, &self.0)) else {
            return Ok(None);
        };
        let holder: Option<Arc<person_row::Model>> = one(&scope.reads(), PersonId::from(holder)).await?;
        Ok(holder.map(|holder| holder.email.clone()))
    }

    /// Whether nobody holds it.
    async fn vacant(&self) -> bool {
        self.0.person_id.is_none()
    }

    /// Whether the viewer holds it.
    async fn mine(&self, ctx: &Context<'_>) -> Answer<bool> {
        let me = scope(ctx)?.viewer().person().map(Uuid::from);
        Ok(me.is_some() && me == self.0.person_id)
    }

    /// Whether the viewer may change it, take it from its holder, or close it.
    async fn can_manage(&self, ctx: &Context<'_>) -> Answer<bool> {
        Ok(may(scope(ctx)?.viewer(), Action::Manage, &self.0))
    }

    /// How many drafts it keeps, whoever holds it; null for who may not read them.
    async fn drafts(&self, ctx: &Context<'_>) -> Answer<Option<i32>> {
        Ok(self.kept(scope(ctx)?).await?.map(|(_, drafts)| count(drafts)))
    }

    /// How many resources it keeps, drafts among them; null for who may not read drafts.
    async fn resources(&self, ctx: &Context<'_>) -> Answer<Option<i32>> {
        Ok(self.kept(scope(ctx)?).await?.map(|(all, _)| count(all)))
    }

    /// The invitation to it whose link can be used now; null for who may not manage the department's people.
    async fn invitation(&self, ctx: &Context<'_>) -> Answer<Option<Invitation>> {
        let scope = scope(ctx)?;
        let row: Option<invitation::Model> = one(&scope.reads(), InvitationTo(self.0.id)).await?;
        Ok(row.filter(|row| invitation_state(row, scope.now()) == InvitationState::Open).map(Invitation))
    }
}

impl Seat {
    async fn kept(&self, scope: &RequestScope) -> Result<Option<(i64, i64)>> {
        let facts = Facts { department: Some(self.0.department_id.into()), ..Facts::default() };
        if !policy(Action::ReadUnpublished, Noun::Resource).holds(scope.viewer(), &facts) {
            return Ok(None);
        }
        Ok(Some(one(&scope.reads(), KeptBy(self.0.id)).await?.unwrap_or((0, 0))))
    }
}

/// The seats that the viewer holds, oldest first, whichever they act from.
pub(crate) async fn own_seats(scope: &RequestScope) -> Result<Vec<Seat>> {
    let Some(person) = scope.viewer().person() else { return Ok(Vec::new()) };
    let tx = scope.read().await?;
    let rows = visible::<seat::Entity>(scope.viewer(), Action::Read)
        .filter(seat::Column::PersonId.eq(person.uuid()))
        .order_by_asc(seat::Column::CreatedAt)
        .order_by_asc(seat::Column::Id)
        .all(&*tx)
        .await
        .map_err(fault)?;
    Ok(rows.into_iter().map(Seat).collect())
}

/// The seat that the viewer holds in a department.
pub(crate) async fn own_seat_in(scope: &RequestScope, department: Uuid) -> Result<Option<Seat>> {
    Ok(one(&scope.reads(), OwnSeatIn(department)).await?.map(Seat))
}

#[async_trait::async_trait]
impl Loader<SeatId> for ReadLane {
    type Value = Option<seat::Model>;
    type Error = Error;
    async fn load(&self, keys: &[SeatId]) -> Result<HashMap<SeatId, Self::Value>> {
        let rows = visible::<seat::Entity>(self.viewer(), Action::Read)
            .filter(seat::Column::Id.is_in(keys.iter().map(|id| id.uuid())))
            .all(&*self.tx().await?)
            .await
            .map_err(fault)?;
        Ok(answers(keys, rows.into_iter().map(|row| (row.id.into(), row)).collect()))
    }
}

#[async_trait::async_trait]
impl Loader<OwnSeatIn> for ReadLane {
    type Value = Option<seat::Model>;
    type Error = Error;
    async fn load(&self, keys: &[OwnSeatIn]) -> Result<HashMap<OwnSeatIn, Self::Value>> {
        let Some(me) = self.viewer().person() else { return Ok(answers(keys, HashMap::new())) };
        let rows = visible::<seat::Entity>(self.viewer(), Action::Read)
            .filter(seat::Column::PersonId.eq(me.uuid()))
            .filter(seat::Column::DepartmentId.is_in(keys.iter().map(|key| key.0)))
            // Of several seats the oldest, which is written over the others.
            .order_by_desc(seat::Column::CreatedAt)
            .order_by_desc(seat::Column::Id)
            .all(&*self.tx().await?)
            .await
            .map_err(fault)?;
        Ok(answers(keys, rows.into_iter().map(|row| (OwnSeatIn(row.department_id), row)).collect()))
    }
}

#[async_trait::async_trait]
impl Loader<InvitationTo> for ReadLane {
    type Value = Option<invitation::Model>;
    type Error = Error;
    async fn load(&self, keys: &[InvitationTo]) -> Result<HashMap<InvitationTo, Self::Value>> {
        let rows = visible::<invitation::Entity>(self.viewer(), Action::Read)
            .filter(invitation::Column::SeatId.is_in(keys.iter().map(|key| key.0)))
            .filter(invitation::Column::UsedAt.is_null())
            .filter(invitation::Column::RevokedAt.is_null())
            // The newest is written over those that have ended.
            .order_by_asc(invitation::Column::CreatedAt)
            .order_by_asc(invitation::Column::Id)
            .all(&*self.tx().await?)
            .await
            .map_err(fault)?;
        Ok(answers(keys, rows.into_iter().map(|row| (InvitationTo(row.seat_id), row)).collect()))
    }
}

/// Counts what the viewer may read; the caller has asked whether they may read drafts.
#[async_trait::async_trait]
impl Loader<KeptBy> for ReadLane {
    type Value = Option<(i64, i64)>;
    type Error = Error;
    async fn load(&self, keys: &[KeptBy]) -> Result<HashMap<KeptBy, Self::Value>> {
        let draft_of = resource::Entity::belongs_to(draft::Entity)
            .from(resource::Column::Id)
            .to(draft::Column::ResourceId)
            .into();
        let rows: Vec<(Uuid, i64, i64)> = visible::<resource::Entity>(self.viewer(), Action::Read)
            .filter(resource::Column::SeatId.is_in(keys.iter().map(|key| key.0)))
            .join(JoinType::LeftJoin, draft_of)
            .select_only()
            .column(resource::Column::SeatId)
            .expr(Expr::col((resource::Entity, resource::Column::Id)).count())
            .expr(Expr::col((draft::Entity, draft::Column::ResourceId)).count())
            .group_by(resource::Column::SeatId)
            .into_tuple()
            .all(&*self.tx().await?)
            .await
            .map_err(fault)?;
        Ok(answers(keys, rows.into_iter().map(|(seat, all, drafts)| (KeptBy(seat), (all, drafts))).collect()))
    }
}

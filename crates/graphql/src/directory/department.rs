//! A department: a local election office.

use std::sync::Arc;

use async_graphql::{Context, ID, Object};
use commons_access::{Action, may};
use commons_adoption::{LIVING, Parent};
use commons_entity::department;
use commons_kernel::{self as kernel, DepartmentId};
use commons_library::{ResourceFilter, resources};

use crate::{
    adoption::{Adoption, adoptions},
    context::scope,
    directory::{
        Group, Invitation, JoinRequest, OfficeProfile, RegisteredDomain, Seat, group::groups_of,
        join_request::own_wish_in, joining, office_profile::ProfileOf, registered_domain::domains,
        seat::own_seat_in,
    },
    error::Answer,
    ids::global,
    library::{DepartmentStorage, Resource, storage},
    lists::{FILTER, few},
    loaders::one,
    page::{Connection, asked},
    warm::warm,
    words::{AdoptionStatus, DepartmentSize, JoinState, State, words},
};

pub(crate) struct Department(pub Arc<department::Model>);

impl From<department::Model> for Department {
    fn from(row: department::Model) -> Self {
        Self(Arc::new(row))
    }
}

/// A local election office. Names are not unique: show the state beside the name.
#[Object]
impl Department {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        global::<DepartmentId>(self.0.id)
    }

    /// Its stable id (Open Civic Data division identifier).
    async fn ocd_id(&self) -> &str {
        &self.0.ocd_id
    }

    /// Its FIPS code, where it has one.
    async fn fips(&self) -> Option<&str> {
        self.0.fips.as_deref()
    }

    /// Its name.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// Its state.
    async fn state(&self) -> State {
        self.0.state.0.into()
    }

    /// Its state's name in English.
    async fn state_name(&self) -> &str {
        self.0.state.0.name()
    }

    /// What kind of jurisdiction it serves, such as county or town.
    async fn kind(&self) -> &str {
        &self.0.kind
    }

    /// The county that it lies in, when it is not one itself.
    async fn county(&self) -> Option<&str> {
        self.0.county.as_deref()
    }

    /// How many registered voters it serves, as far as known.
    async fn registered_voters(&self) -> Option<i32> {
        self.0.registered_voters
    }

    /// Its size by registered voters.
    async fn size(&self) -> Option<DepartmentSize> {
        let voters = self.0.registered_voters.and_then(|voters| u32::try_from(voters).ok())?;
        Some(kernel::DepartmentSize::of(voters).into())
    }

    /// What it tells everybody of itself; null while it has said nothing.
    async fn profile(&self, ctx: &Context<'_>) -> Answer<Option<OfficeProfile>> {
        Ok(one(&scope(ctx)?.reads(), ProfileOf(self.0.id)).await?.map(OfficeProfile))
    }

    /// Whether the viewer may write its profile.
    async fn can_edit_profile(&self, ctx: &Context<'_>) -> Answer<bool> {
        Ok(may(scope(ctx)?.viewer(), Action::EditProfile, &*self.0))
    }

    /// The mail domains that are its own; null for who may not see its people.
    async fn domains(&self, ctx: &Context<'_>) -> Answer<Option<Vec<RegisteredDomain>>> {
        Ok(domains(scope(ctx)?, &self.0).await?)
    }

    /// Whether the viewer may say which mail domains are its own.
    async fn can_register_domains(&self, ctx: &Context<'_>) -> Answer<bool> {
        Ok(may(scope(ctx)?.viewer(), Action::RegisterDomain, &*self.0))
    }

    /// The groups that it is in, by name; none for who is no member.
    async fn groups(&self, ctx: &Context<'_>) -> Answer<Vec<Group>> {
        Ok(groups_of(scope(ctx)?, self.0.id).await?)
    }

    /// Whether the viewer may see its people.
    async fn can_read_people(&self, ctx: &Context<'_>) -> Answer<bool> {
        Ok(may(scope(ctx)?.viewer(), Action::ReadPeople, &*self.0))
    }

    /// Whether the viewer may invite people, decide requests to join, and change seats.
    async fn can_manage_people(&self, ctx: &Context<'_>) -> Answer<bool> {
        Ok(may(scope(ctx)?.viewer(), Action::ManagePeople, &*self.0))
    }

    /// Its seats, vacant ones among them, oldest first; null for who may not see its people.
    #[graphql(complexity = "crate::page::UNBATCHED + crate::page::rows(first) * child_complexity")]
    async fn seats(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Answer<Option<Connection<Seat>>> {
        Ok(joining::seats(scope(ctx)?, &self.0, &asked(ctx, first, after)?).await?)
    }

    /// How many stewards it has who can sign in; null for who may not see its people.
    #[graphql(complexity = "crate::page::UNBATCHED")]
    async fn steward_count(&self, ctx: &Context<'_>) -> Answer<Option<i32>> {
        Ok(joining::steward_count(scope(ctx)?, &self.0).await?)
    }

    /// The requests to join it, oldest first; without `states` those that wait. Null for who may not manage its people.
    #[graphql(complexity = "crate::page::UNBATCHED + crate::page::rows(first) * child_complexity")]
    async fn join_requests(
        &self,
        ctx: &Context<'_>,
        states: Option<Vec<JoinState>>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Answer<Option<Connection<JoinRequest>>> {
        let request = asked(ctx, first, after)?;
        Ok(joining::wishes(scope(ctx)?, &self.0, (states, &request)).await?)
    }

    /// Its invitations, newest first; null for who may not manage its people.
    #[graphql(complexity = "crate::page::UNBATCHED + crate::page::rows(first) * child_complexity")]
    async fn invitations(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Answer<Option<Connection<Invitation>>> {
        Ok(joining::invitations(scope(ctx)?, &self.0, &asked(ctx, first, after)?).await?)
    }

    /// The seat that the viewer holds there, the oldest of several, whichever they act from.
    async fn viewer_seat(&self, ctx: &Context<'_>) -> Answer<Option<Seat>> {
        Ok(own_seat_in(scope(ctx)?, self.0.id).await?)
    }

    /// The viewer's own wish to join it, while it waits.
    async fn viewer_join_request(&self, ctx: &Context<'_>) -> Answer<Option<JoinRequest>> {
        Ok(own_wish_in(scope(ctx)?, self.0.id).await?)
    }

    /// The room for its documents; null for who does not write for it.
    async fn storage(&self, ctx: &Context<'_>) -> Answer<Option<DepartmentStorage>> {
        Ok(storage(scope(ctx)?, &self.0).await?)
    }

    /// What it uses of others, newest first, as far as the viewer may read that; without `statuses` what it uses now or means
    /// to. Its own members see all of it, what was withdrawn since among it.
    #[graphql(complexity = "1 + crate::page::rows(first) * child_complexity")]
    async fn adoptions(
        &self,
        ctx: &Context<'_>,
        statuses: Option<Vec<AdoptionStatus>>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Answer<Connection<Adoption>> {
        let request = asked(ctx, first, after)?;
        let asked = words(few("statuses", FILTER, statuses)?);
        let statuses = if asked.is_empty() { LIVING } else { &asked };
        Ok(adoptions(ctx, (Parent::Department, self.0.id), statuses, request).await?)
    }

    /// Its resources that the viewer may read, newest first; `shared` asks only for those that readers have, or have not.
    #[graphql(complexity = "crate::page::UNBATCHED + crate::page::rows(first) * child_complexity")]
    async fn resources(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        shared: Option<bool>,
    ) -> Answer<Connection<Resource>> {
        let scope = scope(ctx)?;
        let request = asked(ctx, first, after)?;
        let filter =
            ResourceFilter { departments: vec![self.0.id.into()], shared, ..ResourceFilter::default() };
        let tx = scope.read().await?;
        let page = resources(&*tx, scope.viewer(), &filter, Default::default(), &request).await?;
        warm(ctx, page.rows.iter().map(|(_, row)| row)).await?;
        Ok(Connection::of(page))
    }
}

//! The people of departments in the schema: their seats, who wants to join, and who is invited.

use async_graphql::{Context, InputObject, MergedObject, Object};
use commons_access::{Action, may};
use commons_directory::{
    JoinFilter, departments_without_steward, invitations_in, join_requests, own_join_requests, seats_in,
    stewards_in,
};
use commons_entity::department;
use commons_kernel::{Page, PageRequest, Result};

use crate::{
    RequestScope,
    context::scope,
    directory::{
        Department, Invitation, JoinRequest, Seat,
        accept_invitation::AcceptInvitation,
        ask_to_join::AskToJoin,
        change_seat::ChangeSeat,
        close_seat::CloseSeat,
        decide_join_request::DecideJoinRequest,
        invitation_preview::{InvitationPreview, preview},
        invite_person::InvitePerson,
        leave_seat::LeaveSeat,
        remove_person::RemovePerson,
        revoke_invitation::RevokeInvitation,
        withdraw_join_request::WithdrawJoinRequest,
    },
    error::Answer,
    lists::{FILTER, few},
    page::{Connection, asked, count},
    words::{JoinState, words},
};

/// What can be done with the people of departments.
#[derive(Default, MergedObject)]
pub(crate) struct JoiningMutation(
    AskToJoin,
    WithdrawJoinRequest,
    DecideJoinRequest,
    InvitePerson,
    RevokeInvitation,
    AcceptInvitation,
    ChangeSeat,
    RemovePerson,
    LeaveSeat,
    CloseSeat,
);

/// Which requests to join.
#[derive(Default, InputObject)]
struct JoinRequestFilter {
    /// Where they are; absent or empty asks for those that wait.
    states: Option<Vec<JoinState>>,
}

/// The part of `Query` that belongs to the people of departments.
#[derive(Default)]
pub(crate) struct JoiningQuery;

#[Object]
impl JoiningQuery {
    /// The requests to join that the viewer may decide, oldest first: stewards those of their department, administrators
    /// all. Those of departments without a steward come before the others.
    #[graphql(complexity = "1 + crate::page::rows(first) * child_complexity")]
    async fn join_requests(
        &self,
        ctx: &Context<'_>,
        filter: Option<JoinRequestFilter>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Answer<Connection<JoinRequest>> {
        let scope = scope(ctx)?;
        let request = asked(ctx, first, after)?;
        let states = words(few("states", FILTER, filter.unwrap_or_default().states)?);
        let filter = JoinFilter { states, department: None };
        let tx = scope.read().await?;
        Ok(Connection::of(join_requests(&*tx, scope.viewer(), &filter, &request).await?))
    }

    /// The departments that have seats and no steward, by name: Alliance staff look after their people. Empty for who does
    /// not act as staff.
    #[graphql(complexity = "1 + crate::page::rows(first) * child_complexity")]
    async fn departments_without_steward(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Answer<Connection<Department>> {
        let scope = scope(ctx)?;
        let request = asked(ctx, first, after)?;
        if scope.viewer().alliance.is_none() {
            return Ok(Connection::empty());
        }
        let tx = scope.read().await?;
        Ok(Connection::of(departments_without_steward(&*tx, scope.viewer(), &request).await?))
    }

    /// What an invitation offers, for whoever has its link. `token` is what stands behind the `#`.
    #[graphql(complexity = "crate::page::UNBATCHED + child_complexity")]
    async fn invitation(&self, ctx: &Context<'_>, token: String) -> Answer<InvitationPreview> {
        Ok(preview(scope(ctx)?, token).await?)
    }
}

/// A department's seats; none for who may not see its people.
pub(crate) async fn seats(
    scope: &RequestScope,
    department: &department::Model,
    request: &PageRequest,
) -> Result<Option<Connection<Seat>>> {
    if !may(scope.viewer(), Action::ReadPeople, department) {
        return Ok(None);
    }
    let tx = scope.read().await?;
    Ok(Some(Connection::of(seats_in(&*tx, scope.viewer(), department.id.into(), request).await?)))
}

/// How many stewards a department has; none for who may not see its people.
pub(crate) async fn steward_count(
    scope: &RequestScope,
    department: &department::Model,
) -> Result<Option<i32>> {
    if !may(scope.viewer(), Action::ReadPeople, department) {
        return Ok(None);
    }
    let tx = scope.read().await?;
    Ok(Some(count(stewards_in(&*tx, scope.viewer(), department.id.into()).await?)))
}

/// A department's invitations; none for who may not manage its people.
pub(crate) async fn invitations(
    scope: &RequestScope,
    department: &department::Model,
    request: &PageRequest,
) -> Result<Option<Connection<Invitation>>> {
    if !may(scope.viewer(), Action::ManagePeople, department) {
        return Ok(None);
    }
    let tx = scope.read().await?;
    Ok(Some(Connection::of(invitations_in(&*tx, scope.viewer(), department.id.into(), request).await?)))
}

/// The requests to join a department; none for who may not manage its people.
pub(crate) async fn wishes(
    scope: &RequestScope,
    department: &department::Model,
    (states, request): (Option<Vec<JoinState>>, &PageRequest),
) -> Result<Option<Connection<JoinRequest>>> {
    if !may(scope.viewer(), Action::ManagePeople, department) {
        return Ok(None);
    }
    let states = words(few("states", FILTER, states)?);
    let filter = JoinFilter { states, department: Some(department.id.into()) };
    let tx = scope.read().await?;
    let page: Page<_> = join_requests(&*tx, scope.viewer(), &filter, request).await?;
    Ok(Some(Connection::of(page)))
}

/// The viewer's own requests to join, newest first.
pub(crate) async fn own_wishes(scope: &RequestScope) -> Result<Vec<JoinRequest>> {
    let Some(me) = scope.viewer().person() else { return Ok(Vec::new()) };
    let tx = scope.read().await?;
    let rows = own_join_requests(&*tx, scope.viewer(), me).await?;
    Ok(rows.into_iter().map(JoinRequest).collect())
}

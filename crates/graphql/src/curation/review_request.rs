//! A review request: a version asking to be published beyond its department.

use async_graphql::{Context, ID, Object};
use commons_access::{Action, may};
use commons_entity::review_request;
use commons_kernel::{self as kernel, DepartmentId, Error, Result, ReviewRequestId, VersionId};
use commons_store::{fault, visible};
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter};
use time::OffsetDateTime;

use crate::{
    RequestScope,
    context::scope,
    directory::{Department, Person, person},
    error::Answer,
    ids::global,
    library::{Resource, Version},
    loaders::{ReviewedResource, one},
    words::{ReviewAction, ReviewState},
};

pub(crate) struct ReviewRequest(pub review_request::Model);

impl From<review_request::Model> for ReviewRequest {
    fn from(row: review_request::Model) -> Self {
        Self(row)
    }
}

/// A version asking to be published beyond its department.
#[Object]
impl ReviewRequest {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        global::<ReviewRequestId>(self.0.id)
    }

    /// Where it is.
    async fn state(&self) -> ReviewState {
        self.0.state.0.into()
    }

    /// The resource; what is unpublished of it only as far as the viewer may see it.
    async fn resource(&self, ctx: &Context<'_>) -> Answer<Resource> {
        let row = one(&scope(ctx)?.reads(), ReviewedResource(self.0.resource_id)).await?;
        let row = row.ok_or_else(|| Error::internal("a review request has lost its resource"))?;
        Ok(Resource { row, under_review: Some(self.0.version_id) })
    }

    /// The version that asks.
    async fn version(&self, ctx: &Context<'_>) -> Answer<Version> {
        let row = one(&scope(ctx)?.reads(), VersionId::from(self.0.version_id)).await?;
        Ok(row.map(Version).ok_or_else(|| Error::internal("a review request has lost its version"))?)
    }

    /// The department that asks.
    async fn department(&self, ctx: &Context<'_>) -> Answer<Department> {
        let row = one(&scope(ctx)?.reads(), DepartmentId::from(self.0.department_id)).await?;
        Ok(row.map(Department).ok_or_else(|| Error::internal("a review request has lost its department"))?)
    }

    /// Who submitted it.
    async fn submitted_by(&self, ctx: &Context<'_>) -> Answer<Option<Person>> {
        Ok(person(scope(ctx)?, self.0.submitted_by).await?)
    }

    /// When it was submitted.
    async fn submitted_at(&self) -> OffsetDateTime {
        self.0.submitted_at
    }

    /// The publisher of the department who sent it on to the Alliance.
    async fn sent_on_by(&self, ctx: &Context<'_>) -> Answer<Option<Person>> {
        Ok(person(scope(ctx)?, self.0.sent_on_by).await?)
    }

    /// When it was sent on.
    async fn sent_on_at(&self) -> Option<OffsetDateTime> {
        self.0.sent_on_at
    }

    /// What the viewer may do with it now.
    async fn viewer_actions(&self, ctx: &Context<'_>) -> Answer<Vec<ReviewAction>> {
        let viewer = scope(ctx)?.viewer();
        let state = self.0.state.0;
        let submitted = [kernel::ReviewState::Submitted].as_slice();
        let steps = [
            (Action::Publish, submitted, ReviewAction::ApproveForDepartment),
            (Action::Publish, submitted, ReviewAction::SendBack),
            (Action::Withdraw, &kernel::ReviewState::OPEN, ReviewAction::TakeBack),
            (Action::Review, &kernel::ReviewState::BEFORE_ALLIANCE, ReviewAction::Claim),
        ];
        let now = steps
            .into_iter()
            .filter(|(right, from, _)| from.contains(&state) && may(viewer, *right, &self.0));
        Ok(now.map(|(_, _, word)| word).collect())
    }

    /// Who claimed it last.
    async fn claimed_by(&self, ctx: &Context<'_>) -> Answer<Option<Person>> {
        Ok(person(scope(ctx)?, self.0.claimed_by).await?)
    }

    /// Until when the claim holds.
    async fn claimed_until(&self) -> Option<OffsetDateTime> {
        self.0.claimed_until
    }

    /// Who decided it.
    async fn decided_by(&self, ctx: &Context<'_>) -> Answer<Option<Person>> {
        Ok(person(scope(ctx)?, self.0.decided_by).await?)
    }

    /// When it was decided.
    async fn decided_at(&self) -> Option<OffsetDateTime> {
        self.0.decided_at
    }

    /// The reason of the decision, as the department sees it.
    async fn reason(&self) -> Option<&str> {
        self.0.reason.as_deref()
    }
}

/// A review request that the viewer may read.
pub(crate) async fn review_request(
    scope: &RequestScope,
    id: ReviewRequestId,
) -> Result<Option<ReviewRequest>> {
    let tx = scope.read().await?;
    let row = visible::<review_request::Entity>(scope.viewer(), Action::Read)
        .filter(review_request::Column::Id.eq(id.uuid()))
        .one(&*tx)
        .await
        .map_err(fault)?;
    Ok(row.map(ReviewRequest))
}

/// Whether the viewer may read the review request that asked to publish this version.
pub(crate) async fn was_reviewed(scope: &RequestScope, version_id: VersionId) -> Result<bool> {
    let tx = scope.read().await?;
    let requests = visible::<review_request::Entity>(scope.viewer(), Action::Read)
        .filter(review_request::Column::VersionId.eq(version_id.uuid()))
        .count(&*tx)
        .await
        .map_err(fault)?;
    Ok(requests > 0)
}

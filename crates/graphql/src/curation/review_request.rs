//! A review request: a version asking to be published beyond its department.

use std::{collections::HashMap, sync::Arc};

use async_graphql::{Context, ID, Object, dataloader::Loader};
use commons_access::{Action, may};
use commons_curation::{AGE_DUE, AGE_LATE, checks, round_before, timelines, waiting_since};
use commons_entity::{review_entry, review_request};
use commons_kernel::{self as kernel, DepartmentId, Error, Result, ReviewRequestId, VersionId};
use commons_store::{fault, visible};
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    RequestScope,
    context::{ReadLane, scope},
    curation::{
        ReviewCheck, ReviewEntry, ReviewRound,
        flag::{FlagsOf, ReviewedFlag, reviewed_flags},
    },
    directory::{Department, Person, person},
    error::Answer,
    ids::global,
    library::{Resource, Version},
    loaders::{ReviewedResource, one},
    words::{ReviewAction, ReviewAge, ReviewKind, ReviewState},
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

    /// What it asks.
    async fn kind(&self) -> ReviewKind {
        self.0.kind.0.into()
    }

    /// Whether it comes before others.
    async fn urgent(&self) -> bool {
        self.0.urgent
    }

    /// The flags that it gathers; empty for who is not staff.
    #[graphql(complexity = "1 + 5 * child_complexity")]
    async fn flags(&self, ctx: &Context<'_>) -> Answer<Vec<ReviewedFlag>> {
        let scope = scope(ctx)?;
        if !may(scope.viewer(), Action::ReadNotes, &self.0) {
            return Ok(Vec::new());
        }
        Ok(reviewed_flags(scope, FlagsOf::Request(self.0.id)).await?)
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
            (Action::Decide, &kernel::ReviewState::BEFORE_ALLIANCE, ReviewAction::Decide),
            (Action::Comment, &kernel::ReviewState::OPEN, ReviewAction::Comment),
            (Action::ReadNotes, &kernel::ReviewState::OPEN, ReviewAction::Note),
        ];
        let is_flag = self.0.kind.0 == kernel::ReviewKind::Flag;
        let now = steps
            .into_iter()
            .filter(|(.., word)| !is_flag || *word != ReviewAction::TakeBack)
            .filter(|(right, from, _)| from.contains(&state) && may(viewer, *right, &self.0));
        Ok(now.map(|(_, _, word)| word).collect())
    }

    /// Whether it was ever before the Alliance; what a publisher of the department decided alone was not.
    async fn before_alliance(&self) -> bool {
        self.0.before_alliance
    }

    /// How long it has waited for the Alliance; null when it does not wait.
    async fn age(&self, ctx: &Context<'_>) -> Answer<Option<ReviewAge>> {
        if !kernel::ReviewState::BEFORE_ALLIANCE.contains(&self.0.state.0) {
            return Ok(None);
        }
        let waited = scope(ctx)?.now() - waiting_since(&self.0);
        Ok(Some(match waited {
            waited if waited >= AGE_LATE => ReviewAge::Late,
            waited if waited >= AGE_DUE => ReviewAge::Due,
            _ => ReviewAge::Fresh,
        }))
    }

    /// Since when it waits for whoever has to act.
    async fn waiting_since(&self) -> OffsetDateTime {
        waiting_since(&self.0)
    }

    /// What was done and said, in the order of time; what stays between staff, for staff.
    #[graphql(complexity = "1 + 20 * child_complexity")]
    async fn timeline(&self, ctx: &Context<'_>) -> Answer<Vec<ReviewEntry>> {
        let scope = scope(ctx)?;
        let notes = may(scope.viewer(), Action::ReadNotes, &self.0);
        let entries = one(&scope.reads(), Timeline(self.0.id)).await?.unwrap_or_default();
        let entries = entries.iter().filter(|entry| notes || !entry.staff_only);
        Ok(entries.cloned().map(ReviewEntry).collect())
    }

    /// The checklist, as it has been answered so far.
    #[graphql(complexity = "1 + 6 * child_complexity")]
    async fn checks(&self, ctx: &Context<'_>) -> Answer<Vec<ReviewCheck>> {
        let entries = one(&scope(ctx)?.reads(), Timeline(self.0.id)).await?.unwrap_or_default();
        Ok(checks(&entries).into_iter().map(ReviewCheck).collect())
    }

    /// Who was not sure and asked for a second person; null once somebody else has looked.
    async fn second_asked_by(&self, ctx: &Context<'_>) -> Answer<Option<Person>> {
        Ok(person(scope(ctx)?, self.0.second_asked_by).await?)
    }

    /// The round before, when this version was sent back or declined and asks again; null for a first round.
    #[graphql(complexity = "crate::page::UNBATCHED + child_complexity")]
    async fn round_before(&self, ctx: &Context<'_>) -> Answer<Option<ReviewRound>> {
        let scope = scope(ctx)?;
        let row = one(&scope.reads(), VersionId::from(self.0.version_id)).await?;
        let version = row.ok_or_else(|| Error::internal("a review request has lost its version"))?;
        let tx = scope.read().await?;
        Ok(round_before(&*tx, scope.viewer(), &self.0, &version).await?.map(ReviewRound::from))
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

/// The timeline of a review request that the caller has permitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Timeline(Uuid);

#[async_trait::async_trait]
impl Loader<Timeline> for ReadLane {
    type Value = Option<Arc<Vec<review_entry::Model>>>;
    type Error = Error;
    async fn load(&self, keys: &[Timeline]) -> Result<HashMap<Timeline, Self::Value>> {
        let ids: Vec<Uuid> = keys.iter().map(|key| key.0).collect();
        let found = timelines(&*self.tx().await?, &ids).await?;
        Ok(found.into_iter().map(|(id, entries)| (Timeline(id), Some(Arc::new(entries)))).collect())
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

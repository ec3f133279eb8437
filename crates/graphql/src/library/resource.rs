//! A resource: a shared thing, as this viewer may see it.

use std::sync::Arc;

use async_graphql::{Context, ID, Object};
use commons_access::{Action, Step, may};
use commons_adoption::{LIVING, Parent, may_adopt};
use commons_entity::{resource, version};
use commons_kernel::{self as kernel, DepartmentId, Error, GroupId, ResourceId, Result, VersionId};
use commons_library::{
    html, life, may_collect, may_read_version, visible_version_numbered, visible_versions,
};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    RequestScope,
    adoption::{AdoptedBy, Adoption, OwnAdoption, PlannedBy, adoptions},
    context::scope,
    curation::{
        Collection, CollectionsOf, DecisionsOf, Endorsement, OwnFlag, PublicDecision, ReviewRequest,
        endorsement_of, flagged_since, is_featured,
    },
    directory::{Department, Group},
    error::Answer,
    ids::global,
    library::{
        Draft, Version,
        told::{Told, states},
    },
    loaders::{DraftOf, OpenReviewOf, OwnSeatIn, one},
    page::{Connection, asked, count},
    plain::PlainWords,
    words::{Reach, ResourceAction, ResourceKind, ResourceStatus, State},
};

pub(crate) struct Resource {
    pub row: resource::Model,
    /// The version through which a reviewer came here.
    pub under_review: Option<Uuid>,
}

impl Resource {
    /// The version that people see, if this viewer is one of them. Who came here through a review request perhaps may not
    /// read the resource itself, or not what its department published for itself.
    pub(crate) async fn current(&self, scope: &RequestScope) -> Result<Option<Arc<version::Model>>> {
        let Some(current) = self.row.current_version_id.filter(|_| self.readable(scope)) else {
            return Ok(None);
        };
        // Behind the second wall a version that is not for this viewer does not exist.
        let version: Option<Arc<version::Model>> = one(&scope.reads(), VersionId::from(current)).await?;
        Ok(version.filter(|version| may_read_version(scope.viewer(), &self.row, version)))
    }

    fn readable(&self, scope: &RequestScope) -> bool {
        may(scope.viewer(), Action::Read, &self.row)
    }
}

/// The steps of a published resource, as actions.
const STEPS: [(Step, ResourceAction); 6] = [
    (Step::Withdraw, ResourceAction::Withdraw),
    (Step::Archive, ResourceAction::Archive),
    (Step::Supersede, ResourceAction::Supersede),
    (Step::Restore, ResourceAction::Restore),
    (Step::TakeDown, ResourceAction::TakeDown),
    (Step::PutBack, ResourceAction::PutBack),
];

/// What a keeper of collections and a curator may do with it.
async fn curated(scope: &RequestScope, row: &resource::Model) -> Result<Vec<ResourceAction>> {
    let viewer = scope.viewer();
    let mut actions = Vec::new();
    if may_collect(viewer, row) {
        actions.push(ResourceAction::AddToCollection);
    }
    if row.published && may(viewer, Action::Endorse, row) && stands_apart(scope, row).await? {
        actions.push(ResourceAction::Endorse);
    }
    let public = row.published && row.reach.0 == kernel::Reach::Public;
    if public && may(viewer, Action::Feature, row) && !is_featured(scope, row.id).await? {
        actions.push(ResourceAction::Feature);
    }
    Ok(actions)
}

/// Whether the viewer has no part in it: who endorses neither wrote it nor sits in its department, whatever hat they wear.
async fn stands_apart(scope: &RequestScope, row: &resource::Model) -> Result<bool> {
    let reads = scope.reads();
    let Some(me) = scope.viewer().person() else { return Ok(false) };
    if one(&reads, OwnSeatIn(row.department_id)).await?.unwrap_or(false) {
        return Ok(false);
    }
    let Some(current) = row.current_version_id else { return Ok(true) };
    let version = one(&reads, VersionId::from(current)).await?;
    Ok(version.is_none_or(|version| version.created_by != Some(me.uuid())))
}

impl From<resource::Model> for Resource {
    fn from(row: resource::Model) -> Self {
        Self { row, under_review: None }
    }
}

/// A shared thing. Its words are those of its current version; before there is one, those of its draft.
#[Object]
impl Resource {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        global::<ResourceId>(self.row.id)
    }

    /// Its department's own key for it.
    async fn external_id(&self) -> Option<&str> {
        self.row.external_id.as_deref()
    }

    /// Its name in addresses.
    async fn slug(&self) -> &str {
        &self.row.slug
    }

    /// What it is.
    async fn kind(&self) -> ResourceKind {
        self.row.kind.0.into()
    }

    /// Its title.
    async fn title(&self, ctx: &Context<'_>) -> Answer<String> {
        Ok(Told::of(scope(ctx)?, self).await?.title())
    }

    /// What it is for, in a few sentences.
    async fn summary(&self, ctx: &Context<'_>) -> Answer<String> {
        Ok(Told::of(scope(ctx)?, self).await?.summary())
    }

    /// Its text, in Markdown.
    async fn body(&self, ctx: &Context<'_>) -> Answer<String> {
        Ok(Told::of(scope(ctx)?, self).await?.body())
    }

    /// Its text as HTML that cannot run anything.
    #[graphql(complexity = 10)]
    async fn body_html(&self, ctx: &Context<'_>) -> Answer<String> {
        Ok(html(&Told::of(scope(ctx)?, self).await?.body()))
    }

    /// Where it is in its life.
    async fn status(&self) -> ResourceStatus {
        self.row.status.0.into()
    }

    /// Where the version is that is written beside what is published: DRAFT, SUBMITTED, IN_REVIEW or CHANGES_ASKED; null when
    /// nobody writes one, or the viewer may not see it. Before anything is published, `status` says it.
    async fn next_status(&self, ctx: &Context<'_>) -> Answer<Option<ResourceStatus>> {
        let unpublished = may(scope(ctx)?.viewer(), Action::ReadUnpublished, &self.row);
        Ok(self.row.next_status.filter(|_| unpublished).map(|next| next.0.into()))
    }

    /// Who may read it once it is published.
    async fn reach(&self) -> Reach {
        self.row.reach.0.into()
    }

    /// The group that it is shared with when its reach is GROUP; null for who may not see groups.
    async fn group(&self, ctx: &Context<'_>) -> Answer<Option<Group>> {
        let Some(group) = self.row.group_id else { return Ok(None) };
        Ok(one(&scope(ctx)?.reads(), GroupId::from(group)).await?.map(Group))
    }

    /// The department that owns it.
    async fn department(&self, ctx: &Context<'_>) -> Answer<Department> {
        let row = one(&scope(ctx)?.reads(), DepartmentId::from(self.row.department_id)).await?;
        Ok(row.map(Department).ok_or_else(|| Error::internal("a resource has lost its department"))?)
    }

    /// The version that people see; null while nothing is published that the viewer may read.
    async fn current_version(&self, ctx: &Context<'_>) -> Answer<Option<Version>> {
        Ok(self.current(scope(ctx)?).await?.map(Version))
    }

    /// Its versions, newest first: the published ones, and for writers and reviewers the others too.
    #[graphql(complexity = "crate::page::UNBATCHED + crate::page::rows(first) * child_complexity")]
    async fn versions(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Answer<Connection<Version>> {
        let scope = scope(ctx)?;
        let request = asked(ctx, first, after)?;
        if !self.readable(scope) {
            return Ok(Connection::empty());
        }
        let tx = scope.read().await?;
        Ok(Connection::of(visible_versions(&*tx, scope.viewer(), &self.row, &request).await?))
    }

    /// The published version with this number; null when there is none that the viewer may read.
    #[graphql(complexity = "crate::page::UNBATCHED + child_complexity")]
    async fn version(&self, ctx: &Context<'_>, number: i32) -> Answer<Option<Version>> {
        let scope = scope(ctx)?;
        if !self.readable(scope) {
            return Ok(None);
        }
        let tx = scope.read().await?;
        let version = visible_version_numbered(&*tx, scope.viewer(), &self.row, number).await?;
        Ok(version.map(Version::from))
    }

    /// Slugs of the Alliance's values that it serves.
    async fn values(&self, ctx: &Context<'_>) -> Answer<PlainWords> {
        Ok(PlainWords(Told::of(scope(ctx)?, self).await?.values()))
    }

    /// Slugs of the Alliance's standards that it serves.
    async fn standards(&self, ctx: &Context<'_>) -> Answer<PlainWords> {
        Ok(PlainWords(Told::of(scope(ctx)?, self).await?.standards()))
    }

    /// Free words to find it by.
    async fn topics(&self, ctx: &Context<'_>) -> Answer<PlainWords> {
        Ok(PlainWords(Told::of(scope(ctx)?, self).await?.topics()))
    }

    /// Where it applies; empty means everywhere.
    async fn states(&self, ctx: &Context<'_>) -> Answer<Vec<State>> {
        Ok(states(&Told::of(scope(ctx)?, self).await?.states())?)
    }

    /// The languages it is written in (BCP 47).
    async fn languages(&self, ctx: &Context<'_>) -> Answer<Vec<String>> {
        let language = Told::of(scope(ctx)?, self).await?.language();
        Ok(Some(language).filter(|tag| !tag.is_empty()).into_iter().collect())
    }

    /// Its licence (SPDX).
    async fn licence(&self, ctx: &Context<'_>) -> Answer<Option<String>> {
        Ok(Told::of(scope(ctx)?, self).await?.licence())
    }

    /// Where it came from.
    async fn source_url(&self, ctx: &Context<'_>) -> Answer<Option<String>> {
        Ok(Told::of(scope(ctx)?, self).await?.source_url())
    }

    /// When it was made.
    async fn created_at(&self) -> OffsetDateTime {
        self.row.created_at
    }

    /// When it was changed last; for who may not see its draft: when what they see was published.
    async fn updated_at(&self, ctx: &Context<'_>) -> Answer<OffsetDateTime> {
        let unpublished = may(scope(ctx)?.viewer(), Action::ReadUnpublished, &self.row);
        Ok(if unpublished { self.row.updated_at } else { self.row.shown_at })
    }

    /// The next version, being written; null when there is none or the viewer may not see it.
    async fn draft(&self, ctx: &Context<'_>) -> Answer<Option<Draft>> {
        let scope = scope(ctx)?;
        if !may(scope.viewer(), Action::ReadUnpublished, &self.row) {
            return Ok(None);
        }
        Ok(one(&scope.reads(), DraftOf(self.row.id)).await?.map(Draft))
    }

    /// Its open review request; null when there is none or the viewer may not see it.
    async fn open_review(&self, ctx: &Context<'_>) -> Answer<Option<ReviewRequest>> {
        let scope = scope(ctx)?;
        if !may(scope.viewer(), Action::ReadUnpublished, &self.row) {
            return Ok(None);
        }
        Ok(one(&scope.reads(), OpenReviewOf(self.row.id)).await?.map(ReviewRequest))
    }

    /// What the Alliance decided about it, newest first: whoever may read a version reads what was decided about it. It names
    /// nobody.
    #[graphql(complexity = "1 + 10 * child_complexity")]
    async fn decisions(&self, ctx: &Context<'_>) -> Answer<Vec<PublicDecision>> {
        let scope = scope(ctx)?;
        if !self.readable(scope) {
            return Ok(Vec::new());
        }
        let found = one(&scope.reads(), DecisionsOf(self.row.id)).await?.unwrap_or_default();
        let current = self.current(scope).await?.and_then(|version| version.number);
        let mut told = Vec::new();
        for decision in found.iter() {
            // A wider version does not open what was said about a narrower one before it. What was never published has no number:
            // that it was sent back is told without a word of what stood in it.
            let unnamed = matches!(
                decision.decision.0,
                kernel::ReviewState::ChangesAsked | kernel::ReviewState::Declined
            );
            let readable = match decision.version_number {
                None if unnamed => true,
                Some(number) if Some(number) != current => {
                    let tx = scope.read().await?;
                    visible_version_numbered(&*tx, scope.viewer(), &self.row, number).await?.is_some()
                }
                number => number == current,
            };
            if readable {
                told.push(PublicDecision::from(decision.clone()));
            }
        }
        Ok(told)
    }

    /// The Alliance's word that it is good: the one that counts, or else the last; null when the viewer may read none.
    async fn endorsement(&self, ctx: &Context<'_>) -> Answer<Option<Endorsement>> {
        let scope = scope(ctx)?;
        if !self.readable(scope) {
            return Ok(None);
        }
        Ok(endorsement_of(scope, &self.row).await?)
    }

    /// The published collections that hold it and that the viewer may read, newest change first, at most ten.
    #[graphql(complexity = "1 + 10 * child_complexity")]
    async fn collections(&self, ctx: &Context<'_>) -> Answer<Vec<Collection>> {
        let found = one(&scope(ctx)?.reads(), CollectionsOf(self.row.id)).await?.unwrap_or_default();
        Ok(found.iter().cloned().map(Collection::from).collect())
    }

    /// The departments that use it or mean to, newest first, as far as the viewer may read it.
    #[graphql(complexity = "1 + crate::page::rows(first) * child_complexity")]
    async fn adoptions(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Answer<Connection<Adoption>> {
        let request = asked(ctx, first, after)?;
        Ok(adoptions(ctx, (Parent::Resource, self.row.id), LIVING, request).await?)
    }

    /// How many departments use it or mean to.
    async fn adopted_by(&self, ctx: &Context<'_>) -> Answer<i32> {
        Ok(count(scope(ctx)?.reads().load_one(AdoptedBy(self.row.id)).await?.unwrap_or(0)))
    }

    /// How many of those only mean to use it.
    async fn planned_by(&self, ctx: &Context<'_>) -> Answer<i32> {
        Ok(count(scope(ctx)?.reads().load_one(PlannedBy(self.row.id)).await?.unwrap_or(0)))
    }

    /// How the department that the viewer acts for uses it; null when it does not.
    async fn my_adoption(&self, ctx: &Context<'_>) -> Answer<Option<Adoption>> {
        Ok(one(&scope(ctx)?.reads(), OwnAdoption(self.row.id)).await?.map(Adoption::from))
    }

    /// Since when the viewer's own open flag on it waits; null while none does.
    async fn viewer_flagged_at(&self, ctx: &Context<'_>) -> Answer<Option<OffsetDateTime>> {
        Ok(flagged_since(scope(ctx)?, OwnFlag::Resource(self.row.id)).await?)
    }

    /// What the viewer may do with it now.
    async fn viewer_actions(&self, ctx: &Context<'_>) -> Answer<Vec<ResourceAction>> {
        let scope = scope(ctx)?;
        let viewer = scope.viewer();
        let own = [
            (Action::Edit, ResourceAction::Edit),
            (Action::Submit, ResourceAction::Submit),
            (Action::Publish, ResourceAction::Publish),
        ];
        let own = own.into_iter().filter(|(action, _)| may(viewer, *action, &self.row));
        let mut actions: Vec<ResourceAction> = own.map(|(_, word)| word).collect();
        let life = life(&self.row);
        let steps =
            STEPS.iter().filter(|(step, _)| life.allows(*step) && may(viewer, step.right(), &self.row));
        actions.extend(steps.map(|(_, word)| *word));
        if may(viewer, Action::Flag, &self.row) {
            actions.push(ResourceAction::Flag);
        }
        let is_down = self.row.status.0 == kernel::ResourceStatus::TakenDown;
        if is_down && may(viewer, Action::Withdraw, &self.row) {
            actions.push(ResourceAction::Appeal);
        }
        if may_adopt(viewer, &self.row) {
            actions.push(ResourceAction::Adopt);
        }
        actions.extend(curated(scope, &self.row).await?);
        if may(viewer, Action::ReadUnpublished, &self.row) {
            let open = one(&scope.reads(), OpenReviewOf(self.row.id)).await?;
            if open.is_some_and(|request| may(viewer, Action::Review, &request)) {
                actions.push(ResourceAction::Review);
            }
        }
        Ok(actions)
    }
}

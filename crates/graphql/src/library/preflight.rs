//! Looking at a draft before it is submitted.

use async_graphql::{Context, ID, Object};
use commons_access::Action;
use commons_discovery::alike;
use commons_entity::resource;
use commons_kernel::{AttachmentId, ResourceId};
use commons_library::{draft_of, preflight};
use commons_store::{fault, visible};
use sea_orm::{ColumnTrait, QueryFilter};

use crate::{
    context::scope,
    error::Answer,
    ids::{global, local},
    library::{
        Resource,
        outcomes::{ProblemParameter, parameters},
    },
    page::count,
    words::{PreflightCheck, ProblemCode},
};

/// How many resources like the draft are told.
const SIMILAR: usize = 5;

/// The library's part of `Query` about drafts that are to be submitted.
#[derive(Default)]
pub(crate) struct PreflightQuery;

#[Object]
impl PreflightQuery {
    /// What stands in the way of a draft, and what its writer may want to look at; null when the viewer may not edit it or there is
    /// no draft.
    #[graphql(complexity = "crate::page::UNBATCHED + child_complexity")]
    async fn preflight(&self, ctx: &Context<'_>, resource_id: ID) -> Answer<Option<Preflight>> {
        let scope = scope(ctx)?;
        let id = local::<ResourceId>(&resource_id, "resourceId")?;
        let tx = scope.read().await?;
        let resource = visible::<resource::Entity>(scope.viewer(), Action::Edit)
            .filter(resource::Column::Id.eq(id.uuid()))
            .one(&*tx)
            .await
            .map_err(fault)?;
        let Some(resource) = resource else { return Ok(None) };
        let Some(draft) = draft_of(&*tx, &resource).await? else { return Ok(None) };
        let asking = scope.shared().outside_links;
        let looked = preflight(&*tx, scope.viewer(), (&resource, &draft), (asking, scope.now())).await?;
        Ok(Some(Preflight { revision: draft.revision, title: draft.title, resource, looked }))
    }
}

pub(crate) struct Preflight {
    revision: i32,
    title: String,
    resource: resource::Model,
    looked: commons_library::Preflight,
}

/// What was found in a draft before it is submitted.
#[Object]
impl Preflight {
    /// The revision of the draft that was looked at.
    async fn revision(&self) -> i32 {
        self.revision
    }

    /// What was found: what stands in the way comes first.
    #[graphql(complexity = "1 + 20 * child_complexity")]
    async fn findings(&self) -> Vec<PreflightFinding> {
        self.looked.findings.iter().cloned().map(PreflightFinding).collect()
    }

    /// The reading grade, in years of school (Flesch-Kincaid for English); null when there is too little text, or no formula for its
    /// language.
    async fn reading_grade(&self) -> Option<f64> {
        // A tenth of a year is more than the formula knows.
        self.looked.reading_grade.map(|grade| (grade * 10.0).round() / 10.0)
    }

    /// How many outside links nobody has asked yet.
    async fn links_pending(&self) -> i32 {
        i32::try_from(self.looked.links_pending).unwrap_or(i32::MAX)
    }

    /// Resources like it that the viewer may read, the likest first, at most 5.
    #[graphql(complexity = "1 + 5 * child_complexity")]
    async fn similar(&self, ctx: &Context<'_>) -> Answer<Vec<Resource>> {
        let scope = scope(ctx)?;
        let tx = scope.read().await?;
        let (finder, asks) = (&scope.shared().finder, (scope.viewer(), scope.now()));
        let found = alike(&tx, finder, asks, (&self.resource, &self.title), SIMILAR).await?;
        Ok(found.into_iter().map(Resource::from).collect())
    }
}

pub(crate) struct PreflightFinding(commons_library::PreflightFinding);

/// Something in a draft to look at.
#[Object]
impl PreflightFinding {
    /// What was looked at.
    async fn check(&self) -> PreflightCheck {
        self.0.check.into()
    }

    /// Whether the draft can be neither submitted nor published while it stands.
    async fn blocking(&self) -> bool {
        self.0.blocking
    }

    /// The field of the draft.
    async fn field(&self) -> &str {
        self.0.field
    }

    /// The words it is about, at most 200 characters.
    async fn passage(&self) -> Option<&str> {
        self.0.passage.as_deref()
    }

    /// The document it is about.
    async fn attachment_id(&self) -> Option<ID> {
        self.0.document.map(global::<AttachmentId>)
    }

    /// What it is, for programs and for screens in other languages.
    async fn code(&self) -> ProblemCode {
        self.0.said.code.into()
    }

    /// The values that its sentences name.
    async fn parameters(&self) -> Vec<ProblemParameter> {
        parameters(&self.0.said)
    }

    /// How many more of its check there are in the same field that are not told.
    async fn more(&self) -> i32 {
        count(self.0.more)
    }

    /// What is wrong, in sentences for the screen.
    async fn message(&self) -> &str {
        &self.0.said.message
    }

    /// How to mend it, in sentences for the screen; empty where the message says it.
    async fn mend(&self) -> &str {
        &self.0.said.mend
    }
}

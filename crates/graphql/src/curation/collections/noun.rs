//! A collection, as this viewer may see it.

use std::sync::Arc;

use async_graphql::{Context, Enum, ID, Object, SimpleObject};
use commons_access::{Action, may};
use commons_entity::{Word, collection, collection_item};
use commons_kernel::{self as kernel, CollectionId, DepartmentId, Error, GroupId, Page, ResourceId, Result};
use commons_library::{html_below, is_given, is_taken_down};
use time::OffsetDateTime;

use super::{
    batches::{ItemCountOf, ItemsOf, KeepingGroup},
    item::CollectionItem,
};
use crate::{
    context::scope,
    curation::{
        flag::{FlagsOf, ReviewedFlag, reviewed_flags},
        is_featured,
        own_flag::{OwnFlag, flagged_since},
    },
    directory::{Department, Group},
    error::Answer,
    ids::global,
    loaders::one,
    page::{Connection, asked, count},
    warm::warm_basics,
    words::{CollectionVerdictKind, Reach},
};

pub(crate) struct Collection(pub Arc<collection::Model>);

impl From<collection::Model> for Collection {
    fn from(row: collection::Model) -> Self {
        Self(Arc::new(row))
    }
}

/// What a viewer may do with a collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum CollectionAction {
    /// Write what it says.
    Edit,
    /// Show it to its readers.
    Publish,
    /// Ask the Alliance again to show it further.
    Ask,
    /// Take it from its readers.
    Withdraw,
    /// Say whether it is shown as far as its department asks.
    Decide,
    /// Take it from its readers for the Alliance.
    TakeDown,
    /// Put back what the Alliance took down.
    PutBack,
    /// Put resources into it.
    Add,
    /// Show it at the front.
    Feature,
    /// Take it from the front.
    Unfeature,
    /// Say that something is wrong with it.
    Flag,
    /// Answer its open flags.
    AnswerFlags,
}

/// What the Alliance said to a department's collection.
#[derive(SimpleObject)]
struct CollectionVerdict {
    /// What it said.
    kind: CollectionVerdictKind,
    /// Why; null where it only agreed.
    reason: Option<String>,
    /// When.
    decided_at: OffsetDateTime,
}

/// Resources put together, in order and with words between them, by a department, by the departments of a group or by the
/// Alliance.
#[Object]
impl Collection {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        global::<CollectionId>(self.0.id)
    }

    /// Its name in addresses.
    async fn slug(&self) -> &str {
        &self.0.slug
    }

    /// Its title.
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// What it is for, in a few sentences.
    async fn summary(&self) -> &str {
        &self.0.summary
    }

    /// What stands before its items, in Markdown.
    async fn introduction(&self) -> &str {
        &self.0.introduction
    }

    /// What stands before its items, as HTML that cannot run anything; its headings stand below that of the page.
    #[graphql(complexity = 10)]
    async fn introduction_html(&self) -> String {
        html_below(1, &self.0.introduction)
    }

    /// The department that keeps it; null when a group or the Alliance does.
    async fn department(&self, ctx: &Context<'_>) -> Answer<Option<Department>> {
        let Some(department) = self.0.department_id else { return Ok(None) };
        Ok(one(&scope(ctx)?.reads(), DepartmentId::from(department)).await?.map(Department))
    }

    /// The name of the group whose departments keep it together; null when one department or the Alliance keeps it.
    async fn group_name(&self, ctx: &Context<'_>) -> Answer<Option<String>> {
        let Some(group) = self.0.group_id.filter(|_| self.0.of_group) else { return Ok(None) };
        Ok(one(&scope(ctx)?.reads(), KeepingGroup(group)).await?.map(|group| group.name.clone()))
    }

    /// The group that keeps it, or that it is shared with when its reach is GROUP; null for who may not see groups.
    async fn group(&self, ctx: &Context<'_>) -> Answer<Option<Group>> {
        let told = self.0.of_group || self.0.reach.0 == kernel::Reach::Group;
        let group = self.0.group_id.filter(|_| told);
        let Some(group) = group else { return Ok(None) };
        Ok(one(&scope(ctx)?.reads(), GroupId::from(group)).await?.map(Group))
    }

    /// Who reads it while it is published, or will once it is.
    async fn reach(&self) -> Reach {
        self.0.reach.0.into()
    }

    /// Who shall read it beyond those who do, once the Alliance agrees; null when nobody shall, and for readers.
    async fn asked_reach(&self, ctx: &Context<'_>) -> Answer<Option<Reach>> {
        let told = self.is_before(ctx)?;
        Ok(self.0.asked_reach.filter(|_| told).map(|asked| asked.0.into()))
    }

    /// Since when that waits for the Alliance's answer; null when it was sent back, and for readers.
    async fn asked_at(&self, ctx: &Context<'_>) -> Answer<Option<OffsetDateTime>> {
        let told = self.is_before(ctx)?;
        Ok(self.0.asked_at.filter(|_| told))
    }

    /// What the Alliance said to it, while that stands; for its keepers, and for who decides about it.
    async fn verdict(&self, ctx: &Context<'_>) -> Answer<Option<CollectionVerdict>> {
        let told = self.is_before(ctx)?;
        let said = self.0.verdict.zip(self.0.verdict_at).filter(|_| told);
        let verdict = |(kind, decided_at): (Word<kernel::CollectionVerdict>, _)| CollectionVerdict {
            kind: kind.0.into(),
            reason: self.0.verdict_reason.clone(),
            decided_at,
        };
        Ok(said.map(verdict))
    }

    /// When its words were changed last, those about its items included; whoever decides about it sends that back, so that
    /// nothing is decided that they have not read. Null for readers.
    async fn words_at(&self, ctx: &Context<'_>) -> Answer<Option<OffsetDateTime>> {
        Ok(self.is_before(ctx)?.then_some(self.0.words_at))
    }

    /// Since when its oldest open flag waits; null while none does, and for who does not answer flags.
    async fn flagged_at(&self, ctx: &Context<'_>) -> Answer<Option<OffsetDateTime>> {
        let told = may(scope(ctx)?.viewer(), Action::Moderate, &*self.0);
        Ok(self.0.flagged_at.filter(|_| told))
    }

    /// Since when readers do not see it because somebody found something grave in it, until a curator has looked; null for
    /// readers.
    async fn hidden_at(&self, ctx: &Context<'_>) -> Answer<Option<OffsetDateTime>> {
        let told = self.is_before(ctx)?;
        Ok(self.0.hidden_at.filter(|_| told))
    }

    /// Its open flags, oldest first, without the names of who made them; null for who does not answer flags.
    async fn flags(&self, ctx: &Context<'_>) -> Answer<Option<Vec<ReviewedFlag>>> {
        let scope = scope(ctx)?;
        if !may(scope.viewer(), Action::Moderate, &*self.0) {
            return Ok(None);
        }
        Ok(Some(reviewed_flags(scope, FlagsOf::Collection(self.0.id)).await?))
    }

    /// Whether its readers see it.
    async fn published(&self) -> bool {
        self.0.published
    }

    /// Slugs of the Alliance's values that it serves.
    async fn values(&self) -> &[String] {
        &self.0.values
    }

    /// Slugs of the Alliance's standards that it serves.
    async fn standards(&self) -> &[String] {
        &self.0.standards
    }

    /// Free words to find it by.
    async fn topics(&self) -> &[String] {
        &self.0.topics
    }

    /// Send it back with the next save or order, so that nobody's words are overwritten unseen.
    async fn revision(&self) -> i32 {
        self.0.revision
    }

    /// What stands in it and the viewer may read, in order; for its keepers also what waits for its owner's answer, and what
    /// was declined.
    #[graphql(complexity = "1 + crate::page::rows(first) * child_complexity")]
    async fn items(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Answer<Connection<CollectionItem>> {
        let scope = scope(ctx)?;
        let request = asked(ctx, first, after)?;
        let reads = scope.reads();
        let page = one(&reads, ItemsOf { collection: self.0.id, request }).await?;
        let page: Arc<Page<collection_item::Model>> =
            page.ok_or_else(|| Error::internal("the items of a collection were not read"))?;
        let node = ctx.look_ahead().field("edges").field("node").field("resource");
        if node.exists() {
            let ids = page.rows.iter().map(|(_, row)| ResourceId::from(row.resource_id));
            let found = reads.load_many(ids).await?;
            let resources: Vec<_> = found.into_values().flatten().collect();
            warm_basics(scope, &node, resources.iter()).await?;
        }
        Ok(Connection::of((*page).clone()))
    }

    /// How many resources stand in it that the viewer may read.
    async fn item_count(&self, ctx: &Context<'_>) -> Answer<i32> {
        Ok(count(scope(ctx)?.reads().load_one(ItemCountOf(self.0.id)).await?.unwrap_or(0)))
    }

    /// When it was saved, put in order or published last.
    async fn updated_at(&self) -> OffsetDateTime {
        self.0.updated_at
    }

    /// Since when the viewer's own open flag on it waits; null while none does.
    async fn viewer_flagged_at(&self, ctx: &Context<'_>) -> Answer<Option<OffsetDateTime>> {
        Ok(flagged_since(scope(ctx)?, OwnFlag::Collection(self.0.id)).await?)
    }

    /// What the viewer may do with it now.
    async fn viewer_actions(&self, ctx: &Context<'_>) -> Answer<Vec<CollectionAction>> {
        let scope = scope(ctx)?;
        let row = &*self.0;
        let may = |action| may(scope.viewer(), action, row);
        let mut actions = Vec::new();
        if may(Action::Edit) {
            actions.extend([CollectionAction::Edit, CollectionAction::Add]);
        }
        if !is_given(row) && !is_taken_down(row) && may(Action::Publish) {
            actions.push(CollectionAction::Publish);
        }
        if row.asked_reach.is_some() && row.asked_at.is_none() && may(Action::Publish) {
            actions.push(CollectionAction::Ask);
        }
        if row.published && may(Action::Withdraw) {
            actions.push(CollectionAction::Withdraw);
        }
        if row.asked_at.is_some() && may(Action::Decide) {
            actions.push(CollectionAction::Decide);
        }
        if !row.of_alliance && may(Action::Moderate) {
            if is_given(row) {
                actions.push(CollectionAction::TakeDown);
            } else if is_taken_down(row) {
                actions.push(CollectionAction::PutBack);
            }
        }
        let began = row.created_by.is_some() && row.created_by == scope.viewer().person().map(Into::into);
        if row.flagged_at.is_some() && !began && may(Action::Moderate) {
            actions.push(CollectionAction::AnswerFlags);
        }
        if may(Action::Flag) {
            actions.push(CollectionAction::Flag);
        }
        if row.published && row.reach.0 == kernel::Reach::Public && may(Action::Feature) {
            let featured = is_featured(scope, row.id).await?;
            actions.push(if featured { CollectionAction::Unfeature } else { CollectionAction::Feature });
        }
        Ok(actions)
    }
}

impl Collection {
    /// Whether the viewer is told what goes on between its department and the Alliance.
    fn is_before(&self, ctx: &Context<'_>) -> Result<bool> {
        let viewer = scope(ctx)?.viewer();
        Ok([Action::Edit, Action::Decide].iter().any(|action| may(viewer, *action, &*self.0)))
    }
}

//! `publishVersion`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use commons_access::{act::Publish, permit};
use commons_entity::resource;
use commons_kernel::ResourceId;
use commons_library::{Published, publish_in_department};
use commons_store::fetch_for_update;

use crate::{
    context::scope,
    error::Answer,
    ids::local,
    library::{DraftConflict, DraftIncomplete, Resource, Version},
    words::{NeedsReviewReason, Reach},
};

/// What to publish.
#[derive(InputObject)]
struct PublishVersionInput {
    /// The resource.
    resource_id: ID,
    /// The revision of the draft that the publisher saw.
    revision: i32,
}

/// What came of publishing within a department.
#[derive(Union)]
enum PublishVersionPayload {
    Published(Box<VersionPublished>),
    Incomplete(DraftIncomplete),
    Conflict(DraftConflict),
    NeedsReview(NeedsReview),
}

/// It is published.
#[derive(SimpleObject)]
struct VersionPublished {
    /// The new version.
    version: Version,
    /// The resource, with the new version as its current one.
    resource: Resource,
}

/// It asks for more than its department decides by itself, or a decision about it is due first.
#[derive(SimpleObject)]
struct NeedsReview {
    /// Why, for programs and for screens in other languages.
    reason: NeedsReviewReason,
    /// The widest reach that its department may give by itself, where that is the reason.
    own_reach: Option<Reach>,
    /// What to do, in a sentence for the screen.
    message: String,
}

#[derive(Default)]
pub(crate) struct PublishVersion;

#[Object]
impl PublishVersion {
    /// Publishes the draft within a reach that is its department's own to give (`publishingRules`), which needs no review.
    async fn publish_version(
        &self,
        ctx: &Context<'_>,
        input: PublishVersionInput,
    ) -> Answer<PublishVersionPayload> {
        let scope = scope(ctx)?;
        let resource_id = local::<ResourceId>(&input.resource_id, "resourceId")?;
        let tx = scope.begin().await?;
        let resource = fetch_for_update::<resource::Entity>(&tx, resource_id.uuid()).await?;
        let may_publish = permit::<Publish, _>(scope.viewer(), resource)?;
        let own_reach = scope.shared().own_reach;
        let published =
            publish_in_department(&tx, scope.viewer(), &may_publish, own_reach, input.revision, scope.now())
                .await?;
        scope.commit(tx).await?;
        Ok(published.into())
    }
}

impl From<Published> for PublishVersionPayload {
    fn from(published: Published) -> Self {
        match published {
            Published::Done(resource, version) => Self::Published(Box::new(VersionPublished {
                version: (*version).into(),
                resource: (*resource).into(),
            })),
            Published::Incomplete(problems) => Self::Incomplete(problems.into()),
            Published::Conflict(draft) => Self::Conflict((*draft).into()),
            Published::NeedsReview(own) => Self::NeedsReview(NeedsReview {
                reason: NeedsReviewReason::WiderReach,
                own_reach: Some(own.into()),
                message: format!(
                    "It is to be read more widely than your department may decide by itself ({own}). Submit it for review \
                     instead."
                ),
            }),
            Published::Submitted => Self::NeedsReview(NeedsReview {
                reason: NeedsReviewReason::ColleagueSubmitted,
                own_reach: None,
                message: "a colleague submitted a version of it; approve that, or send it back, before you publish another"
                    .into(),
            }),
            Published::Refused(message) => {
                let reason = NeedsReviewReason::NotFromHere;
                Self::NeedsReview(NeedsReview { reason, own_reach: None, message })
            }
        }
    }
}

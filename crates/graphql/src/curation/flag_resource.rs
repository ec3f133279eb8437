//! `flagResource`, `takeBackFlag`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use commons_access::act;
use commons_curation::{FlagOutcome, Hidden, NewFlag, flag_resource, hold_about, take_back_flag};
use commons_entity::{flag, resource};
use commons_kernel::{FlagId, ResourceId};

use super::locked::{locked, locked_after};
use crate::{context::scope, curation::Flag, error::Answer, ids::local, words::FlagKind};

/// What somebody finds wrong.
#[derive(InputObject)]
struct FlagResourceInput {
    /// The resource.
    resource_id: ID,
    /// What kind of thing is wrong.
    kind: FlagKind,
    /// What is wrong, at most 2,000 characters. Moderators read it; the department does not.
    reason: String,
    /// The words that it is about, at most 1,000 characters.
    passage: Option<String>,
}

/// What came of it.
#[derive(Union)]
enum FlagResourcePayload {
    Made(FlagMade),
    Already(AlreadyFlagged),
    TooMany(TooManyFlags),
}

/// The same, whatever was flagged.
pub(super) enum Told {
    Made(FlagMade),
    Already(AlreadyFlagged),
    TooMany(TooManyFlags),
}

impl From<FlagOutcome> for Told {
    fn from(outcome: FlagOutcome) -> Self {
        match outcome {
            FlagOutcome::Made(flag, hidden) => {
                Self::Made(FlagMade { flag: flag.into(), hidden: hidden == Hidden::Yes })
            }
            FlagOutcome::Already(flag) => Self::Already(AlreadyFlagged {
                flag: flag.into(),
                message: "You have flagged this already. Wait for the decision, or take the flag back.".into(),
            }),
            FlagOutcome::TooMany => Self::TooMany(TooManyFlags {
                message: "Ten of your flags wait for an answer. Flag this when some of them are decided, or take one back."
                    .into(),
            }),
        }
    }
}

/// It waits for a moderator.
#[derive(SimpleObject)]
pub(super) struct FlagMade {
    /// The flag.
    flag: Flag,
    /// Whether the resource is hidden until somebody has looked.
    hidden: bool,
}

/// The viewer said so already, and it is not decided.
#[derive(SimpleObject)]
pub(super) struct AlreadyFlagged {
    /// The flag of before.
    flag: Flag,
    /// What to do, in a sentence for the screen.
    message: String,
}

/// Too many flags of the viewer wait for an answer.
#[derive(SimpleObject)]
pub(super) struct TooManyFlags {
    /// What to do, in a sentence for the screen.
    message: String,
}

/// Which flag to take back.
#[derive(InputObject)]
struct TakeBackFlagInput {
    /// One of the viewer's own.
    flag_id: ID,
}

/// What came of taking back.
#[derive(SimpleObject)]
struct TakeBackFlagPayload {
    /// The flag as it is now; one that is decided stays so.
    flag: Flag,
}

#[derive(Default)]
pub(crate) struct FlagResource;

#[Object]
impl FlagResource {
    /// Says that something is wrong with a resource. Its department learns what kind of thing, and never who said so.
    async fn flag_resource(
        &self,
        ctx: &Context<'_>,
        input: FlagResourceInput,
    ) -> Answer<FlagResourcePayload> {
        let scope = scope(ctx)?;
        let id = local::<ResourceId>(&input.resource_id, "resourceId")?;
        let (tx, may_flag) = locked::<act::Flag, resource::Entity>(scope, "flags", id.uuid()).await?;
        let new = NewFlag { kind: input.kind.into(), reason: input.reason, passage: input.passage };
        let outcome = flag_resource(&tx, scope.viewer(), may_flag, new, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(match outcome.into() {
            Told::Made(made) => FlagResourcePayload::Made(made),
            Told::Already(already) => FlagResourcePayload::Already(already),
            Told::TooMany(many) => FlagResourcePayload::TooMany(many),
        })
    }

    /// Takes back a flag of one's own.
    async fn take_back_flag(
        &self,
        ctx: &Context<'_>,
        input: TakeBackFlagInput,
    ) -> Answer<TakeBackFlagPayload> {
        let scope = scope(ctx)?;
        let id = local::<FlagId>(&input.flag_id, "flagId")?;
        let (tx, may_withdraw) =
            locked_after::<act::Withdraw, flag::Entity>(scope, "flags", id.uuid(), async |tx, flag| {
                hold_about(tx, flag).await
            })
            .await?;
        let flag = take_back_flag(&tx, may_withdraw, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(TakeBackFlagPayload { flag: flag.into() })
    }
}

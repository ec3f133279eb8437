//! `changeAdoption`.

use async_graphql::{Context, ID, InputObject, MaybeUndefined, Object, SimpleObject, Union};
use commons_access::{act::Manage, permit};
use commons_adoption::{AdoptionChanges, ChangeOutcome, change_adoption};
use commons_entity::adoption;
use commons_kernel::{AdoptionId, VersionId};
use commons_store::fetch_for_update;

use crate::{
    adoption::Adoption,
    context::scope,
    error::Answer,
    ids::local,
    words::{AdoptionIntent, AdoptionStatus},
};

/// What a change brings; what is left out stays as it is.
#[derive(InputObject)]
struct ChangeAdoptionInput {
    /// The adoption.
    adoption_id: ID,
    /// The revision of the report that the writer saw.
    revision: i32,
    /// How far the office is. RETIRED is final: it stays as history.
    status: Option<AdoptionStatus>,
    /// What the office means to do with it.
    intent: Option<AdoptionIntent>,
    /// The version that it has now.
    version_id: Option<ID>,
    /// How many copies were printed; null: not known.
    printed: MaybeUndefined<i32>,
    /// How many copies were mailed; null: not known.
    mailed: MaybeUndefined<i32>,
    /// What came of it, at most 2,000 characters; an empty text takes it away.
    note: Option<String>,
}

/// What came of a change.
#[derive(Union)]
enum ChangeAdoptionPayload {
    Changed(AdoptionChanged),
    Conflict(AdoptionConflict),
    Retired(AdoptionRetired),
}

/// It stands as it was sent.
#[derive(SimpleObject)]
struct AdoptionChanged {
    /// The adoption as it is now.
    adoption: Adoption,
}

/// A colleague changed it first. Nothing was changed; this is what stands there now.
#[derive(SimpleObject)]
struct AdoptionConflict {
    /// What stands there now.
    adoption: Adoption,
    /// What happened and what to do, in a sentence for the screen.
    message: String,
}

/// The office has stopped using it: its note and its numbers may still be told, and nothing else changed.
#[derive(SimpleObject)]
struct AdoptionRetired {
    /// What stands there.
    adoption: Adoption,
    /// What to do, in a sentence for the screen.
    message: String,
}

#[derive(Default)]
pub(crate) struct ChangeAdoption;

#[Object]
impl ChangeAdoption {
    /// Changes what an office says of its use of a resource, on top of the revision that the writer saw.
    async fn change_adoption(
        &self,
        ctx: &Context<'_>,
        input: ChangeAdoptionInput,
    ) -> Answer<ChangeAdoptionPayload> {
        let scope = scope(ctx)?;
        let adoption_id = local::<AdoptionId>(&input.adoption_id, "adoptionId")?;
        let version = input.version_id.map(|id| local::<VersionId>(&id, "versionId")).transpose()?;
        let changes = AdoptionChanges {
            status: input.status.map(Into::into),
            intent: input.intent.map(Into::into),
            version,
            printed: told(input.printed),
            mailed: told(input.mailed),
            note: input.note,
        };
        let tx = scope.begin().await?;
        let row = fetch_for_update::<adoption::Entity>(&tx, adoption_id.uuid()).await?;
        let may_manage = permit::<Manage, _>(scope.viewer(), row)?;
        let outcome =
            change_adoption(&tx, scope.viewer(), may_manage, input.revision, changes, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(outcome.into())
    }
}

/// What was left out stays; null takes away.
fn told(number: MaybeUndefined<i32>) -> Option<Option<i32>> {
    match number {
        MaybeUndefined::Undefined => None,
        MaybeUndefined::Null => Some(None),
        MaybeUndefined::Value(number) => Some(Some(number)),
    }
}

impl From<ChangeOutcome> for ChangeAdoptionPayload {
    fn from(outcome: ChangeOutcome) -> Self {
        match outcome {
            ChangeOutcome::Changed(row) => Self::Changed(AdoptionChanged { adoption: row.into() }),
            ChangeOutcome::Conflict(row) => Self::Conflict(AdoptionConflict {
                adoption: row.into(),
                message:
                    "Somebody of your office changed this after you opened it. Look at what stands there now."
                        .into(),
            }),
            ChangeOutcome::Retired(row) => Self::Retired(AdoptionRetired {
                adoption: row.into(),
                message: "Your office has stopped using this. To use it again, start anew.".into(),
            }),
        }
    }
}

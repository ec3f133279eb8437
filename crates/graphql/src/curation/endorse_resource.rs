//! `endorseResource`, `withdrawEndorsement`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use commons_access::{act::Endorse, permit};
use commons_curation::{NewEndorsement, NewMark, endorse_resource, endorsement, withdraw_endorsement};
use commons_entity::resource;
use commons_kernel::{EndorsementId, Error, ResourceId, VersionId};
use commons_store::{fetch, fetch_for_update};
use time::Date;

use crate::{
    context::scope,
    curation::Endorsement,
    error::Answer,
    ids::local,
    lists::{DRAFT, few},
    words::EndorsementLevel,
};

/// What a curator says of a version.
#[derive(InputObject)]
struct EndorseResourceInput {
    /// The resource: published, and not of an office in which the curator sits.
    resource_id: ID,
    /// The version that they read.
    version_id: ID,
    /// A mark for each dimension of the rubric, none of them NOT_YET.
    marks: Vec<EndorsementMarkInput>,
    /// All of it in a few sentences, at most 2,000 characters; readers see it.
    statement: String,
    /// The last day on which it counts, at most three years ahead.
    expires_on: Date,
}

/// What was found about one dimension.
#[derive(InputObject)]
struct EndorsementMarkInput {
    /// Its name in the rubric.
    dimension: String,
    /// What was found.
    level: EndorsementLevel,
    /// Why, in 10 to 2,000 characters.
    words: String,
}

/// It counts from now on; the one of before is history.
#[derive(SimpleObject)]
struct EndorseResourcePayload {
    /// The endorsement.
    endorsement: Endorsement,
}

/// Which endorsement to take back, and why.
#[derive(InputObject)]
struct WithdrawEndorsementInput {
    /// The endorsement.
    endorsement_id: ID,
    /// Why; whoever reads the resource sees it.
    reason: String,
}

/// It does not count any more.
#[derive(SimpleObject)]
struct WithdrawEndorsementPayload {
    /// The endorsement as it is now.
    endorsement: Endorsement,
}

#[derive(Default)]
pub(crate) struct EndorseResource;

#[Object]
impl EndorseResource {
    /// Says for the Alliance that a version of a resource is good, by the rubric and until a day. For curators.
    async fn endorse_resource(
        &self,
        ctx: &Context<'_>,
        input: EndorseResourceInput,
    ) -> Answer<EndorseResourcePayload> {
        let scope = scope(ctx)?;
        let resource_id = local::<ResourceId>(&input.resource_id, "resourceId")?;
        let marks = few("marks", DRAFT, Some(input.marks))?.unwrap_or_default().into_iter();
        let new = NewEndorsement {
            version: local::<VersionId>(&input.version_id, "versionId")?,
            marks: marks
                .map(|mark| NewMark {
                    dimension: mark.dimension,
                    level: mark.level.into(),
                    words: mark.words,
                })
                .collect(),
            statement: input.statement,
            expires_on: input.expires_on,
        };
        let tx = scope.begin().await?;
        let row = fetch_for_update::<resource::Entity>(&tx, resource_id.uuid()).await?;
        let may_endorse = permit::<Endorse, _>(scope.viewer(), row)?;
        let endorsement = endorse_resource(&tx, scope.viewer(), &may_endorse, new, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(EndorseResourcePayload { endorsement: endorsement.into() })
    }

    /// Takes an endorsement back, with a reason that readers see. For curators.
    async fn withdraw_endorsement(
        &self,
        ctx: &Context<'_>,
        input: WithdrawEndorsementInput,
    ) -> Answer<WithdrawEndorsementPayload> {
        let scope = scope(ctx)?;
        let id = local::<EndorsementId>(&input.endorsement_id, "endorsementId")?;
        let tx = scope.begin().await?;
        let row = endorsement(&tx, id).await?.ok_or_else(Error::not_found)?;
        let resource = fetch::<resource::Entity>(&tx, row.resource_id).await?;
        let may_endorse = permit::<Endorse, _>(scope.viewer(), resource)?;
        let told = (row, input.reason.as_str());
        let row = withdraw_endorsement(&tx, scope.viewer(), &may_endorse, told, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(WithdrawEndorsementPayload { endorsement: row.into() })
    }
}

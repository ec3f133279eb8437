//! `adoptTemplate`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use commons_access::{act::Read, permit};
use commons_adoption::{AdoptOutcome, NewAdoption, adopt};
use commons_entity::resource;
use commons_kernel::{ResourceId, VersionId};
use commons_store::fetch;

use crate::{
    adoption::Adoption,
    context::scope,
    error::Answer,
    ids::local,
    words::{AdoptionIntent, AdoptionStatus},
};

/// What the office that the viewer acts for uses.
#[derive(InputObject)]
struct AdoptTemplateInput {
    /// The resource: a template, a training or a story of another office.
    resource_id: ID,
    /// The version; left out: the one that people see now.
    version_id: Option<ID>,
    /// What the office means to do with it.
    #[graphql(default_with = "AdoptionIntent::TellUpdates")]
    intent: AdoptionIntent,
    /// How far it is: PLANNED or IN_USE.
    #[graphql(default_with = "AdoptionStatus::InUse")]
    status: AdoptionStatus,
    /// What came of it so far, at most 2,000 characters. The office itself and the one that made the resource read it.
    #[graphql(default)]
    note: String,
}

/// What came of adopting.
#[derive(Union)]
enum AdoptTemplatePayload {
    Adopted(TemplateAdopted),
    AlreadyAdopted(TemplateAlreadyAdopted),
    NotAdoptable(TemplateNotAdoptable),
}

/// The office uses it.
#[derive(SimpleObject)]
struct TemplateAdopted {
    /// The new adoption.
    adoption: Adoption,
}

/// The office used it before; nothing was changed.
#[derive(SimpleObject)]
struct TemplateAlreadyAdopted {
    /// How it uses it.
    adoption: Adoption,
    /// What to do, in a sentence for the screen.
    message: String,
}

/// It cannot be adopted: nothing of it is published, or it is the office's own.
#[derive(SimpleObject)]
struct TemplateNotAdoptable {
    /// Why, in a sentence for the screen.
    message: String,
}

#[derive(Default)]
pub(crate) struct AdoptTemplate;

#[Object]
impl AdoptTemplate {
    /// Says that the office that the viewer acts for uses a resource of another one. For contributors and above.
    async fn adopt_template(
        &self,
        ctx: &Context<'_>,
        input: AdoptTemplateInput,
    ) -> Answer<AdoptTemplatePayload> {
        let scope = scope(ctx)?;
        let resource_id = local::<ResourceId>(&input.resource_id, "resourceId")?;
        let version = input.version_id.map(|id| local::<VersionId>(&id, "versionId")).transpose()?;
        let new = NewAdoption {
            version,
            intent: input.intent.into(),
            status: input.status.into(),
            note: input.note,
        };
        let tx = scope.begin().await?;
        let resource = fetch::<resource::Entity>(&tx, resource_id.uuid()).await?;
        let may_read = permit::<Read, _>(scope.viewer(), resource)?;
        let outcome = adopt(&tx, scope.viewer(), &may_read, new, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(outcome.into())
    }
}

impl From<AdoptOutcome> for AdoptTemplatePayload {
    fn from(outcome: AdoptOutcome) -> Self {
        let refused = |message: &str| Self::NotAdoptable(TemplateNotAdoptable { message: message.into() });
        match outcome {
            AdoptOutcome::Adopted(row) => Self::Adopted(TemplateAdopted { adoption: row.into() }),
            AdoptOutcome::AlreadyAdopted(row) => Self::AlreadyAdopted(TemplateAlreadyAdopted {
                adoption: row.into(),
                message: "Your office uses this already. Change what stands there instead.".into(),
            }),
            AdoptOutcome::NotPublished => {
                refused("Nothing of this is published just now, so no office can start to use it.")
            }
            AdoptOutcome::OwnResource => {
                refused("Your office made this. Only what other offices use is counted.")
            }
        }
    }
}

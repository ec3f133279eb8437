//! `retireConcept`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use commons_access::{act::Manage, permit};
use commons_discovery::{RetireOutcome, retire_concept};
use commons_entity::concept;
use commons_kernel::ConceptId;
use commons_store::fetch;

use crate::{
    context::scope,
    discovery::{Concept, save_concept::ConceptConflict},
    error::Answer,
    ids::local,
};

/// What to retire.
#[derive(InputObject)]
struct RetireConceptInput {
    /// The concept.
    concept_id: ID,
    /// The revision that the curator saw.
    revision: i32,
    /// Why; it stands in the record.
    reason: String,
}

/// What came of it.
#[derive(Union)]
enum RetireConceptPayload {
    Retired(ConceptRetired),
    Conflict(ConceptConflict),
}

/// It is searched no more, and stays as history; `saveConcept` brings it back.
#[derive(SimpleObject)]
struct ConceptRetired {
    /// The concept as it is now.
    concept: Concept,
}

#[derive(Default)]
pub(crate) struct RetireConcept;

#[Object]
impl RetireConcept {
    /// Takes a concept out of use, with a reason. For Alliance curators.
    async fn retire_concept(
        &self,
        ctx: &Context<'_>,
        input: RetireConceptInput,
    ) -> Answer<RetireConceptPayload> {
        let scope = scope(ctx)?;
        let id = local::<ConceptId>(&input.concept_id, "conceptId")?;
        let tx = scope.begin().await?;
        let row = fetch::<concept::Entity>(&tx, id.uuid()).await?;
        let may_manage = permit::<Manage, _>(scope.viewer(), row)?;
        let seen = (input.revision, input.reason.as_str());
        let outcome = retire_concept(&tx, scope.viewer(), &may_manage, seen, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(match outcome {
            RetireOutcome::Retired(row) => {
                RetireConceptPayload::Retired(ConceptRetired { concept: row.into() })
            }
            RetireOutcome::Conflict(row) => {
                RetireConceptPayload::Conflict(ConceptConflict { concept: row.into() })
            }
        })
    }
}

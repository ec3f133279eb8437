//! `saveConcept`.

use async_graphql::{Context, Object, SimpleObject, Union};
use commons_access::{act::Manage, permit};
use commons_discovery::{ConceptOutcome, SharedLabel, change_concept, concept_by_key, create_concept};
use commons_entity::concept;
use commons_kernel::{ConceptId, Result};
use commons_store::{Tx, fetch};

use crate::{
    RequestScope,
    context::scope,
    discovery::{
        Concept,
        concept_input::{ConceptRefused, SaveConceptInput},
    },
    error::Answer,
    ids::local,
    words::State,
};

/// What came of a save.
#[derive(Union)]
enum SaveConceptPayload {
    Saved(ConceptSaved),
    Conflict(ConceptConflict),
    Refused(ConceptRefused),
}

/// It is saved, and in effect on every server within seconds.
#[derive(SimpleObject)]
struct ConceptSaved {
    /// The concept, with its new revision.
    concept: Concept,
    /// What to know about it all the same.
    warnings: Vec<ConceptWarning>,
}

/// Another concept has the same word in the same state: a search for it finds both.
#[derive(SimpleObject)]
struct ConceptWarning {
    /// The word.
    label: String,
    /// The state; null: everywhere.
    state: Option<State>,
    /// The other concept.
    concept: Concept,
    /// The same in a sentence.
    message: String,
}

/// Somebody else saved first; nothing was written.
#[derive(SimpleObject)]
pub(crate) struct ConceptConflict {
    /// The concept as it is now.
    pub concept: Concept,
}

#[derive(Default)]
pub(crate) struct SaveConcept;

#[Object]
impl SaveConcept {
    /// Makes a concept of the thesaurus, changes one, or brings a retired one back. For Alliance curators.
    async fn save_concept(&self, ctx: &Context<'_>, input: SaveConceptInput) -> Answer<SaveConceptPayload> {
        let scope = scope(ctx)?;
        let id = input.concept_id.as_ref().map(|id| local::<ConceptId>(id, "conceptId")).transpose()?;
        let revision = input.revision;
        let tx = scope.begin().await?;
        let outcome = match id {
            None => create_concept(&tx, scope.viewer(), &input.draft(String::new())?, scope.now()).await?,
            Some(id) => {
                let row = fetch::<concept::Entity>(&tx, id.uuid()).await?;
                let may_manage = permit::<Manage, _>(scope.viewer(), row)?;
                let draft = input.draft(may_manage.row().key.clone())?;
                change_concept(&tx, scope.viewer(), &may_manage, revision, &draft, scope.now()).await?
            }
        };
        let payload = match outcome {
            ConceptOutcome::Saved(row, shared) => SaveConceptPayload::Saved(ConceptSaved {
                concept: row.into(),
                warnings: warnings(&tx, scope, shared).await?,
            }),
            ConceptOutcome::Conflict(row) => {
                SaveConceptPayload::Conflict(ConceptConflict { concept: row.into() })
            }
            ConceptOutcome::Refused(problems) => SaveConceptPayload::Refused(problems.into()),
        };
        scope.commit(tx).await?;
        Ok(payload)
    }
}

async fn warnings(tx: &Tx, scope: &RequestScope, shared: Vec<SharedLabel>) -> Result<Vec<ConceptWarning>> {
    let mut warnings = Vec::new();
    for SharedLabel { text, state, other } in shared {
        let Some(concept) = concept_by_key(tx, scope.viewer(), &other).await? else { continue };
        let place = state.map_or("everywhere", |state| state.name());
        let message = match state {
            Some(_) => format!("“{text}” is also a label of “{}” in {place}", concept.preferred),
            None => format!("“{text}” is also a label of “{}” {place}", concept.preferred),
        };
        warnings.push(ConceptWarning {
            label: text,
            state: state.map(Into::into),
            concept: concept.into(),
            message,
        });
    }
    Ok(warnings)
}

//! The thesaurus as it is in the database now.

use commons_access::Viewer;
use commons_kernel::Result;
use sea_orm::ConnectionTrait;

use crate::{Thesaurus, concept_rows::all_concepts, concepts::Concept};

/// Reads every concept that is not retired.
///
/// # Errors
/// What the database says.
pub async fn load_thesaurus(tx: &impl ConnectionTrait) -> Result<Thesaurus> {
    let stored = all_concepts(tx, &Viewer::system("thesaurus")).await?;
    let mut concepts: Vec<Concept> = stored
        .into_iter()
        .filter(|stored| stored.row.retired_at.is_none())
        .map(|stored| stored.concept)
        .collect();
    concepts.iter_mut().for_each(|concept| concept.labels.sort_by_key(|label| label.kind));
    Ok(Thesaurus::new(concepts))
}

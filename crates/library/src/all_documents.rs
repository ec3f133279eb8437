//! What the jobs see of documents: all of them, of every department. In one place, so that it can be counted.

use commons_access::{Rule, Viewer};
use commons_entity::attachment;
use commons_store::under;
use sea_orm::Select;

/// All documents, for the server itself; nobody else gets past the second wall with it.
pub(crate) fn all_documents(system: &Viewer) -> Select<attachment::Entity> {
    under::<attachment::Entity>(&Rule::EVERYBODY, system)
}

//! Words that somebody quotes stand in the version that they are quoted from.

use commons_entity::version;
use commons_kernel::{Error, Result};
use commons_library::words_of;
use sea_orm::ConnectionTrait;

/// How much of the words an error tells, in characters.
const TOLD: usize = 80;

/// Refuses words that do not stand in the version: not in its title, its texts or its details, nor inside its documents. Where a
/// document is too long to be read whole, nobody can tell, and nothing is refused.
///
/// # Errors
/// Bad input with the words; what the database says.
pub(crate) async fn quoted(
    tx: &impl ConnectionTrait,
    version: &version::Model,
    field: &'static str,
    quotes: &[&str],
) -> Result<()> {
    if quotes.is_empty() {
        return Ok(());
    }
    let words = words_of(tx, version).await?;
    let absent = quotes.iter().find(|quote| !words.hold(quote));
    let Some(absent) = absent.filter(|_| words.are_whole()) else { return Ok(()) };
    let mut told: String = absent.chars().take(TOLD).collect();
    if told.len() < absent.len() {
        told.push('…');
    }
    let mend = format!(
        "“{told}” does not stand in this version; copy the words as they stand in its title, its text or its documents, or say in \
         the reason what is missing"
    );
    Err(Error::bad_input(field, mend).because_of("PASSAGE_NOT_FOUND", told))
}

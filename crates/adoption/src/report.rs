//! What an office tells of its use: texts and numbers as they may be, and reading them.

use std::collections::HashMap;

use commons_entity::adoption_report;
use commons_kernel::{Error, Result};
use commons_store::{children, fault};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};
use uuid::Uuid;

/// Characters of a note at most: what came of it, not a report of many pages.
const NOTE: usize = 2_000;
/// More copies than there are voters in the country are a slip of the finger.
const COPIES: i32 = 200_000_000;

/// A note: blanks at the ends of its lines and empty lines at both its ends go.
///
/// # Errors
/// Bad input (field `note`) when it is too long or holds control characters.
pub(crate) fn note(text: &str) -> Result<String> {
    let note = text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim().to_owned();
    let length = note.chars().count();
    if length > NOTE {
        let mend = format!("{length} characters are too many; at most {NOTE}, so shorten it");
        return Err(Error::bad_input("note", mend));
    }
    if note.chars().any(|letter| letter.is_control() && letter != '\n') {
        return Err(Error::bad_input("note", "the text holds control characters; remove them"));
    }
    Ok(note)
}

/// How many copies.
///
/// # Errors
/// Bad input with the field when it is below zero or beyond reason.
pub(crate) fn copies(field: &'static str, number: i32) -> Result<i32> {
    if (0..=COPIES).contains(&number) {
        Ok(number)
    } else {
        Err(Error::bad_input(
            field,
            "give a whole number from 0 to 200,000,000, or null when it is not known",
        ))
    }
}

/// The reports of adoptions whose reports the viewer may read.
///
/// # Errors
/// What the database says.
pub async fn reports(
    tx: &impl ConnectionTrait,
    adoptions: &[Uuid],
) -> Result<HashMap<Uuid, adoption_report::Model>> {
    let rows = children::<adoption_report::Entity>()
        .filter(adoption_report::Column::AdoptionId.is_in(adoptions.iter().copied()))
        .all(tx)
        .await
        .map_err(fault)?;
    Ok(rows.into_iter().map(|row| (row.adoption_id, row)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_trimmed_and_bounded() {
        assert_eq!(note("\n Fewer calls. \r\nThanks \n\n").unwrap(), "Fewer calls.\nThanks");
        assert_eq!(note(&"x".repeat(2_001)).unwrap_err().field(), Some("note"));
        assert!(note("a\u{7}b").is_err());
    }

    #[test]
    fn copies_are_counted_from_nothing_on() {
        assert_eq!((copies("printed", 0), copies("printed", 1_200)), (Ok(0), Ok(1_200)));
        assert_eq!(copies("mailed", -1).unwrap_err().field(), Some("mailed"));
        assert!(copies("mailed", i32::MAX).is_err());
    }
}

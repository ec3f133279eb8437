//! Keeps a search, so that its owner is told of what is published for it later.

use commons_access::{Action, Viewer};
use commons_directory::written;
use commons_entity::{person, saved_search};
use commons_kernel::{Error, Result, SavedSearchId};
use commons_search::{Filters, parse};
use commons_store::{Event, Tx, fault, fetch_for_update, record, visible};
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::json;
use time::OffsetDateTime;
use uuid::Uuid;

/// Saved searches of one person at most.
pub const SAVED_SEARCHES: u64 = 50;
/// Letters of a name at most.
const NAME: usize = 100;

/// Whether the owner of a saved search is told, beyond the count that they see anyway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notify {
    /// They are.
    Yes,
    /// They look for themselves.
    No,
}

/// A search to keep.
#[derive(Clone, Debug)]
pub struct NewSavedSearch {
    /// What its owner calls it.
    pub name: String,
    /// The words, as they typed them.
    pub query: String,
    /// What it is narrowed to.
    pub filters: Filters,
    /// Whether they are told.
    pub notify: Notify,
}

/// What became of the wish.
#[derive(Clone, Debug)]
pub enum SaveSearchOutcome {
    /// It is kept.
    Saved(saved_search::Model),
    /// They keep [`SAVED_SEARCHES`] already.
    TooMany,
}

/// Keeps a search of the viewer's own. It looks as whom they act now.
///
/// # Errors
/// Unauthenticated for a visitor; bad input with the field at fault; what the database says.
pub async fn save_search(
    tx: &Tx,
    viewer: &Viewer,
    new: NewSavedSearch,
    now: OffsetDateTime,
) -> Result<SaveSearchOutcome> {
    let person = viewer.person().ok_or_else(Error::unauthenticated)?;
    let name = name(&new.name)?;
    let query = new.query.split_whitespace().collect::<Vec<_>>().join(" ");
    let parsed = parse(&query)?;
    if parsed.wanted.is_empty() && parsed.narrowed.is_empty() && !new.filters.narrows() {
        return Err(Error::bad_input("query", "write a word to look for, or choose a filter, then save it"));
    }
    // The person's row puts two wishes in a row, so that the second counts the search of the first.
    fetch_for_update::<person::Entity>(tx, person.uuid()).await?.ok_or_else(Error::not_found)?;
    let kept = visible::<saved_search::Entity>(viewer, Action::Manage).count(tx).await.map_err(fault)?;
    if kept >= SAVED_SEARCHES {
        return Ok(SaveSearchOutcome::TooMany);
    }
    let row = saved_search::Model {
        id: SavedSearchId::new(now).uuid(),
        person_id: person.uuid(),
        name,
        query,
        filter: serde_json::to_value(&new.filters).map_err(Error::internal)?,
        notify: new.notify == Notify::Yes,
        hat: viewer.hat.map(written),
        created_at: now,
    };
    saved_search::Entity::insert(saved_search::ActiveModel::from(row.clone()))
        .exec_without_returning(tx)
        .await
        .map_err(fault)?;
    record(tx, viewer, now, happened("saved_search.saved", row.person_id)).await?;
    Ok(SaveSearchOutcome::Saved(row))
}

/// What a saved search is narrowed to.
///
/// # Errors
/// Internal when the row holds what no version of this server wrote.
pub fn filters_of(row: &saved_search::Model) -> Result<Filters> {
    serde_json::from_value(row.filter.clone()).map_err(Error::internal)
}

/// A name that says something, on one line.
pub(crate) fn name(text: &str) -> Result<String> {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let refuse = |why: String| Err(Error::bad_input("name", why));
    match name.chars().count() {
        0 => refuse("give it a name that you will know it by".into()),
        many if many > NAME => {
            refuse(format!("{many} characters are too many; at most {NAME}, so shorten the name"))
        }
        _ if name.chars().any(char::is_control) => {
            refuse("the name holds control characters; remove them".into())
        }
        _ => Ok(name),
    }
}

/// The record says that it happened, and neither the name nor the words nor which search it was: they are its owner's own, and
/// those who read the record are not to learn by it what somebody is told of.
pub(crate) fn happened(kind: &'static str, owner: Uuid) -> Event {
    Event { kind, subject: "person", subject_id: owner, department: None, data: json!({}) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_line_that_says_something() {
        assert_eq!(name("  Seal \n logs "), Ok("Seal logs".into()));
        for bad in ["", "  \n", &"x".repeat(NAME + 1), "a\u{7}b"] {
            assert_eq!(name(bad).unwrap_err().field(), Some("name"), "{bad:?}");
        }
    }

    #[test]
    fn filters_are_read_as_they_were_written() {
        let filters = Filters {
            kinds: vec![commons_kernel::Kind::Story],
            states: vec![commons_kernel::State::AZ],
            departments: vec![Uuid::from_u128(7).into()],
            published_after: Some(time::macros::datetime!(2026-11-01 00:00 UTC)),
            ..Filters::default()
        };
        let kept = serde_json::to_value(&filters).expect("JSON");
        assert_eq!(serde_json::from_value::<Filters>(kept).expect("filters"), filters);
        assert_eq!(serde_json::from_value::<Filters>(json!({})).expect("filters"), Filters::default());
    }
}

//! Take a department's collection from its readers for the Alliance, and put it back; and what readers are told meanwhile.

use commons_access::{Facts, Guarded, May, Noun, Viewer, act::Moderate};
use commons_entity::collection;
use commons_kernel::{CollectionVerdict, Error, Result};
use commons_store::record;
use sea_orm::ConnectionTrait;
use serde_json::json;
use time::OffsetDateTime;

use super::{
    ask::{answered, hidden, is_given, wanted_reach, write},
    create::told,
    decide::{stands_apart, unchanged},
    words::checked_reason,
};

/// Takes it down. Its department keeps it and may mend it, but shows it to nobody. The row must have been fetched for update.
///
/// # Errors
/// Bad input when the reason says nothing or is too long, or it is the Alliance's own; a conflict when nobody sees it anyway.
pub async fn take_down_collection(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_moderate: May<Moderate, collection::Model>,
    reason: &str,
    now: OffsetDateTime,
) -> Result<collection::Model> {
    let before = may_moderate.into_row();
    let reason = checked_reason(reason, "say why; its department and its readers are told")?;
    if before.of_alliance {
        let mend = "this is the Alliance's own; withdraw it instead";
        return Err(Error::bad_input("collectionId", mend));
    }
    if !is_given(&before) {
        let mend = match before.verdict.map(|verdict| verdict.0) {
            Some(CollectionVerdict::TakenDown) => "it is taken down already",
            _ => "its department has withdrawn it; there is nothing to take down",
        };
        return Err(Error::conflict("collectionId", mend));
    }
    let wanted = commons_entity::Word(wanted_reach(&before));
    let down = hidden(before.clone(), None);
    let down = collection::Model { published: false, reach: wanted, updated_at: now, ..down };
    let down = answered(down, CollectionVerdict::TakenDown, Some(reason.clone()), now);
    let after = write(tx, viewer, &before, down, now).await?;
    let data = json!({ "title": after.title, "reason": reason });
    record(tx, viewer, now, told(viewer, &after, "collection.taken_down", data)).await?;
    Ok(after)
}

/// Puts it back as it is now, for all whom its department wants to read it: who puts it back has read it. The row must have
/// been fetched for update.
///
/// # Errors
/// A conflict when it is not taken down, or its words have changed since the curator read them; forbidden to who has a part in
/// it; bad input when the reason says nothing or is too long, or its group is not its department's any more.
pub async fn put_back_collection(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_moderate: May<Moderate, collection::Model>,
    (words_at, reason): (OffsetDateTime, &str),
    now: OffsetDateTime,
) -> Result<collection::Model> {
    let before = may_moderate.into_row();
    let reason = checked_reason(reason, "say why it may be read again; its department is told")?;
    if !is_taken_down(&before) {
        let mend = "it is not taken down; somebody was first, look at it again";
        return Err(Error::conflict("collectionId", mend));
    }
    unchanged(&before, words_at)?;
    stands_apart(tx, viewer, &before).await?;
    super::save::check_reach(tx, &before).await?;
    let back = collection::Model { published: true, updated_at: now, ..before.clone() };
    let back = answered(back, CollectionVerdict::Approved, Some(reason.clone()), now);
    let after = write(tx, viewer, &before, back, now).await?;
    let data = json!({ "title": after.title, "reach": after.reach.0, "reason": reason });
    record(tx, viewer, now, told(viewer, &after, "collection.put_back", data)).await?;
    Ok(after)
}

/// Whether the Alliance keeps it from its readers.
pub fn is_taken_down(row: &collection::Model) -> bool {
    row.verdict.is_some_and(|verdict| verdict.0 == CollectionVerdict::TakenDown)
}

/// What readers are told while somebody found something grave in what they read and nobody has looked.
pub const HIDDEN_WHILE_CHECKED: &str = "Somebody found something grave in it. It is hidden while the Alliance looks; this page will say what came of it.";

/// A collection that was taken down or is hidden, for those who could read it: they are told that, and not what it says.
#[derive(Clone, Debug)]
pub struct TakenDown {
    /// The row.
    pub row: collection::Model,
    /// Why.
    pub reason: String,
    /// When.
    pub at: OffsetDateTime,
}

impl TakenDown {
    /// None while its readers see it, or its keepers alone keep it from them.
    pub fn of(row: collection::Model) -> Option<Self> {
        let (reason, at) = match row.hidden_at {
            Some(at) => (HIDDEN_WHILE_CHECKED.to_owned(), at),
            None if is_taken_down(&row) => (row.verdict_reason.clone()?, row.verdict_at?),
            None => return None,
        };
        Some(Self { row, reason, at })
    }
}

impl Guarded for TakenDown {
    const NOUN: Noun = Noun::Notice;
    fn facts(&self) -> Facts {
        self.row.facts()
    }
}

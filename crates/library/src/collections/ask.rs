//! How far its keepers show a collection by themselves, and asking the Alliance for the rest.
//!
//! Invariants: beyond its department's own reach stand only words that a curator has read; while a collection is not shown,
//! its reach is the one that its department wants.

use commons_access::Viewer;
use commons_entity::{Word, collection};
use commons_kernel::{CollectionVerdict, Reach, Result};
use commons_store::{fault, record};
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel};
use serde_json::json;
use time::OffsetDateTime;
use uuid::Uuid;

use super::create::told;
use crate::OwnReach;

/// Whether its keepers give it to readers, also while a grave flag hides it from them.
pub fn is_given(row: &collection::Model) -> bool {
    row.published || row.hidden_at.is_some()
}

/// Who its department wants to read it, whether the Alliance has agreed or not.
pub fn wanted_reach(row: &collection::Model) -> Reach {
    row.asked_reach.map_or(row.reach.0, |asked| asked.0)
}

/// How far the row's keepers show it by themselves: a group at least to itself.
fn own_of(row: &collection::Model, own: OwnReach) -> OwnReach {
    if row.of_group { OwnReach(own.0.max(Reach::Group)) } else { own }
}

/// The row shown as far as its keepers may by themselves, and what is wanted beyond that asked of the Alliance. The Alliance
/// asks nobody.
pub(super) fn shown(
    row: collection::Model,
    wanted: Reach,
    own: OwnReach,
    now: OffsetDateTime,
) -> collection::Model {
    let own = own_of(&row, own);
    if row.of_alliance || own.covers(wanted) {
        return quiet(collection::Model { reach: Word(wanted), ..row });
    }
    let within = match own.0 {
        // Without a group nobody is meant by it.
        Reach::Group if row.group_id.is_none() => Reach::Department,
        // A group has no state.
        Reach::State if row.of_group => Reach::Group,
        within => within,
    };
    asking(collection::Model { reach: Word(within), ..row }, wanted, now)
}

/// The row with a question to the Alliance, beside what its readers have.
pub(super) fn asking(row: collection::Model, wanted: Reach, now: OffsetDateTime) -> collection::Model {
    collection::Model {
        asked_reach: Some(Word(wanted)),
        asked_at: Some(now),
        before_alliance: true,
        ..quiet(row)
    }
}

/// The row with open flags since then, or without any. Curators read it while there are some, whatever its reach.
pub fn flagged(row: collection::Model, since: Option<OffsetDateTime>) -> collection::Model {
    let alone = row.asked_reach.is_none() && row.verdict.is_none();
    let before_alliance = !row.of_alliance && (!alone || since.is_some());
    collection::Model { flagged_at: since, before_alliance, ..row }
}

/// The row hidden from its readers since then while a curator looks, or given to them again; what its keepers want and ask for
/// stays as it is.
pub fn hidden(row: collection::Model, since: Option<OffsetDateTime>) -> collection::Model {
    let given = is_given(&row);
    collection::Model { published: given && since.is_none(), hidden_at: since.filter(|_| given), ..row }
}

/// The row without a question, and without an answer of the Alliance.
pub(super) fn quiet(row: collection::Model) -> collection::Model {
    collection::Model {
        asked_reach: None,
        asked_at: None,
        verdict: None,
        verdict_reason: None,
        verdict_at: None,
        before_alliance: row.flagged_at.is_some() && !row.of_alliance,
        ..row
    }
}

/// The row with the Alliance's answer; a question that it answers is over, but what was sent back is still wanted.
pub(super) fn answered(
    row: collection::Model,
    verdict: CollectionVerdict,
    reason: Option<String>,
    now: OffsetDateTime,
) -> collection::Model {
    collection::Model {
        asked_reach: row.asked_reach.filter(|_| verdict == CollectionVerdict::SentBack),
        asked_at: None,
        verdict: Some(Word(verdict)),
        verdict_reason: reason,
        verdict_at: Some(now),
        before_alliance: true,
        ..row
    }
}

/// The row after its words were changed: what others have checked does not stand for the new ones.
pub(super) fn reworded(row: collection::Model, own: OwnReach, now: OffsetDateTime) -> collection::Model {
    let row = collection::Model { words_at: now, ..row };
    if !is_given(&row) || row.of_alliance || own_of(&row, own).covers(row.reach.0) {
        return row;
    }
    let wanted = wanted_reach(&row);
    shown(row, wanted, own, now)
}

/// The row after a save: `after` has its new words, and as its reach the one that is wanted now.
pub(super) fn resaved(
    before: &collection::Model,
    after: collection::Model,
    own: OwnReach,
    now: OffsetDateTime,
) -> collection::Model {
    let own = own_of(before, own);
    let wanted = after.reach.0;
    let same_words = words(before) == words(&after);
    let after = if same_words { after } else { collection::Model { words_at: now, ..after } };
    if !is_given(before) || before.of_alliance {
        return after;
    }
    let kept = collection::Model { reach: before.reach, asked_reach: before.asked_reach, ..after };
    let kept = if same_words { kept } else { reworded(kept, own, now) };
    if for_whom(wanted_reach(before), before) == for_whom(wanted, &kept) {
        return kept;
    }
    if own.covers(wanted) {
        return quiet(collection::Model { reach: Word(wanted), ..kept });
    }
    // What was read for many needs no second look for fewer of them, and stays with them while it asks for more.
    if wanted <= kept.reach.0 {
        let kept = if kept.asked_reach.is_some() { quiet(kept) } else { kept };
        return collection::Model { reach: Word(wanted), ..kept };
    }
    if own.covers(kept.reach.0) { shown(kept, wanted, own, now) } else { asking(kept, wanted, now) }
}

/// Writes down that the words about an item were changed.
pub(super) async fn reword(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    before: &collection::Model,
    own: OwnReach,
    now: OffsetDateTime,
) -> Result<collection::Model> {
    let after = reworded(before.clone(), own, now);
    write(tx, viewer, before, after, now).await
}

/// Writes the row, and records it when it asks the Alliance now and did not before, or asks no more and has no answer.
pub(super) async fn write(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    before: &collection::Model,
    after: collection::Model,
    now: OffsetDateTime,
) -> Result<collection::Model> {
    let row = after.into_active_model().reset_all().update(tx).await.map_err(fault)?;
    let asked = |row: &collection::Model| row.asked_at.and(row.asked_reach).map(|reach| reach.0);
    if let Some(wanted) = asked(&row).filter(|wanted| asked(before) != Some(*wanted)) {
        let data = json!({ "title": row.title, "reach": row.reach.0, "asked": wanted });
        record(tx, viewer, now, told(viewer, &row, "collection.asked", data)).await?;
    }
    if let Some(asked) = asked(before).filter(|_| asked(&row).is_none() && row.verdict.is_none()) {
        let data = json!({ "title": row.title, "reach": row.reach.0, "asked": asked });
        record(tx, viewer, now, told(viewer, &row, "collection.asks_no_more", data)).await?;
    }
    Ok(row)
}

/// A reach with its group, where it means one.
pub(super) fn for_whom(reach: Reach, row: &collection::Model) -> (Reach, Option<Uuid>) {
    (reach, row.group_id.filter(|_| reach == Reach::Group))
}

/// All that somebody may have written into it freely.
fn words(row: &collection::Model) -> ([&str; 3], &[String]) {
    ([&row.title, &row.summary, &row.introduction], &row.topics)
}

#[cfg(test)]
mod tests {
    use commons_kernel::State;
    use time::{Duration, macros::datetime};

    use super::*;

    const NOW: OffsetDateTime = datetime!(2026-11-30 12:00 UTC);
    const OWN: OwnReach = OwnReach(Reach::State);

    fn kept(reach: Reach) -> collection::Model {
        collection::Model {
            id: Uuid::nil(),
            department_id: Some(Uuid::nil()),
            of_alliance: false,
            of_group: false,
            group_id: None,
            state: Some(Word(State::AZ)),
            reach: Word(reach),
            published: true,
            slug: String::new(),
            title: "Seals".into(),
            summary: String::new(),
            introduction: String::new(),
            values: Vec::new(),
            standards: Vec::new(),
            topics: Vec::new(),
            revision: 1,
            words_at: NOW,
            asked_reach: None,
            asked_at: None,
            verdict: None,
            verdict_reason: None,
            verdict_at: None,
            flagged_at: None,
            hidden_at: None,
            before_alliance: false,
            created_by: None,
            created_at: NOW,
            updated_at: NOW,
        }
    }

    /// What readers have, what is asked for, and whether it waits.
    fn told(row: &collection::Model) -> (Reach, Option<Reach>, bool) {
        let asks = row.asked_reach.is_some() || row.verdict.is_some();
        assert_eq!(row.before_alliance, asks, "{row:?}");
        assert!(row.asked_at.is_none() || row.asked_reach.is_some(), "{row:?}");
        (row.reach.0, row.asked_reach.map(|asked| asked.0), row.asked_at.is_some())
    }

    #[test]
    fn a_department_shows_by_itself_what_is_its_own_to_give() {
        let of = |wanted, own| told(&shown(kept(wanted), wanted, OwnReach(own), NOW));
        assert_eq!(of(Reach::State, Reach::State), (Reach::State, None, false));
        assert_eq!(of(Reach::Public, Reach::State), (Reach::State, Some(Reach::Public), true));
        assert_eq!(of(Reach::Public, Reach::Public), (Reach::Public, None, false));
        assert_eq!(of(Reach::Public, Reach::Group), (Reach::Department, Some(Reach::Public), true));
        let groups = |wanted, own| {
            let row = collection::Model { of_group: true, group_id: Some(Uuid::nil()), ..kept(wanted) };
            told(&shown(row, wanted, OwnReach(own), NOW))
        };
        assert_eq!(groups(Reach::Group, Reach::Department), (Reach::Group, None, false), "its own to give");
        assert_eq!(groups(Reach::Public, Reach::State), (Reach::Group, Some(Reach::Public), true));
        let alliances = collection::Model { of_alliance: true, ..kept(Reach::Public) };
        assert_eq!(told(&shown(alliances, Reach::Public, OWN, NOW)), (Reach::Public, None, false));
    }

    #[test]
    fn words_that_nobody_has_read_go_back_to_its_own_reach() {
        let asked = shown(kept(Reach::Public), Reach::Public, OWN, NOW);
        let good = collection::Model {
            reach: Word(Reach::Public),
            ..answered(asked.clone(), CollectionVerdict::Approved, None, NOW)
        };
        assert_eq!(told(&good), (Reach::Public, None, false));
        let later = NOW + Duration::days(1);
        let save = |before: &collection::Model, wanted, title: &str| {
            let after = collection::Model { reach: Word(wanted), title: title.into(), ..before.clone() };
            resaved(before, after, OWN, later)
        };
        let same = save(&good, Reach::Public, "Seals");
        assert_eq!((told(&same), same.words_at), ((Reach::Public, None, false), NOW));
        let other = save(&good, Reach::Public, "Bags");
        assert_eq!((told(&other), other.words_at), ((Reach::State, Some(Reach::Public), true), later));
        // What waits keeps its place, and says which words it waits with.
        let again = save(&asked, Reach::Public, "Bags");
        assert_eq!((again.asked_at, again.words_at), (Some(NOW), later));
        let fewer = save(&good, Reach::Alliance, "Seals");
        assert_eq!(told(&fewer), (Reach::Alliance, None, false), "who were fewer had it already");
        let more = save(&fewer, Reach::Public, "Seals");
        assert_eq!(told(&more), (Reach::Alliance, Some(Reach::Public), true), "they keep it meanwhile");
        assert_eq!(told(&save(&more, Reach::Alliance, "Seals")), (Reach::Alliance, None, false));
        assert_eq!(told(&save(&more, Reach::Public, "Bags")), (Reach::State, Some(Reach::Public), true));
        assert_eq!(told(&save(&good, Reach::State, "Bags")), (Reach::State, None, false));
        let back = answered(asked, CollectionVerdict::SentBack, Some("No.".into()), NOW);
        assert_eq!(told(&back), (Reach::State, Some(Reach::Public), false));
        let mended = save(&back, Reach::Public, "Bags");
        assert_eq!(told(&mended), (Reach::State, Some(Reach::Public), false), "a publisher asks again");
    }
}

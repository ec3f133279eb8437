//! What somebody finds wrong, before it is a row: its words, and whether more of theirs may wait.

use commons_access::{Action, Viewer};
use commons_entity::{Word, flag};
use commons_kernel::{Error, FlagKind, FlagState, Id, Result};
use commons_store::{fault, visible};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, sea_query::SimpleExpr,
};
use time::OffsetDateTime;

use crate::comment_review::words;

/// Open flags of one person at most: whoever has so many waits for an answer.
const OPEN_FLAGS: u64 = 10;

/// What somebody says.
#[derive(Clone, Debug)]
pub struct NewFlag {
    /// What kind of thing is wrong.
    pub kind: FlagKind,
    /// What is wrong.
    pub reason: String,
    /// The words that it is about.
    pub passage: Option<String>,
}

/// What came of it.
#[derive(Clone, Debug)]
pub enum FlagOutcome {
    /// It waits for a moderator; whether the resource is hidden meanwhile stands in the status of what comes with it.
    Made(flag::Model, Hidden),
    /// The viewer said so already, and it is not decided.
    Already(flag::Model),
    /// Too many flags of the viewer wait.
    TooMany,
}

/// Whether what was flagged is hidden until somebody has looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hidden {
    /// Its readers have only the notice.
    Yes,
    /// It is as it was.
    No,
}

/// A row for what the viewer says, about nothing yet; or why it is not taken. `about` finds their flags of the same thing.
///
/// # Errors
/// Unauthenticated for a visitor; bad input when the reason says nothing or is too long.
pub(crate) async fn begun(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    about: SimpleExpr,
    (new, title): (NewFlag, &str),
    now: OffsetDateTime,
) -> Result<std::result::Result<flag::Model, FlagOutcome>> {
    let me = viewer.person().ok_or_else(Error::unauthenticated)?.uuid();
    let reason = words("reason", &new.reason, 2_000)?;
    if reason.chars().filter(|c| c.is_alphanumeric()).count() < 3 {
        return Err(Error::bad_input("reason", "say what is wrong, so that somebody can look"));
    }
    let passage = new.passage.as_deref().map(|passage| words("passage", passage, 1_000)).transpose()?;
    let own = || {
        visible::<flag::Entity>(viewer, Action::Read)
            .filter(flag::Column::PersonId.eq(me))
            .filter(flag::Column::State.eq(FlagState::Open.as_str()))
    };
    if let Some(already) = own().filter(about).one(tx).await.map_err(fault)? {
        return Ok(Err(FlagOutcome::Already(already)));
    }
    if own().count(tx).await.map_err(fault)? >= OPEN_FLAGS {
        return Ok(Err(FlagOutcome::TooMany));
    }
    Ok(Ok(flag::Model {
        id: Id::<flag::Model>::new(now).uuid(),
        resource_id: None,
        version_id: None,
        review_request_id: None,
        collection_id: None,
        person_id: me,
        department_id: viewer.seats.first().map(|seat| seat.department.into()),
        kind: Word(new.kind),
        reason,
        passage: passage.filter(|passage| !passage.is_empty()),
        title: title.to_owned(),
        state: Word(FlagState::Open),
        created_at: now,
        decided_at: None,
        decision_reason: None,
    }))
}

/// Writes it down.
///
/// # Errors
/// What the database says.
pub(crate) async fn keep(tx: &impl ConnectionTrait, row: flag::Model) -> Result<flag::Model> {
    flag::Entity::insert(flag::ActiveModel::from(row.clone()))
        .exec_without_returning(tx)
        .await
        .map_err(fault)?;
    Ok(row)
}

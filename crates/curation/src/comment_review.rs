//! Say something in a review: to the other side, or between staff.

use commons_access::{May, Viewer, act::Comment};
use commons_entity::{review_entry, review_request};
use commons_kernel::{AllianceRole, Code, EntryKind, Error, Result, ReviewState};
use commons_store::{Event, record};
use sea_orm::ConnectionTrait;
use serde_json::json;
use time::OffsetDateTime;

use crate::{
    asked_version::asked_version,
    quoted::quoted,
    timeline::{Entry, note},
};

/// Characters of a comment at most.
const COMMENT: usize = 5_000;
/// Characters of the words that it is about, at most.
const PASSAGE: usize = 1_000;

/// What is said.
#[derive(Clone, Debug)]
pub struct NewComment {
    /// The words.
    pub text: String,
    /// The words of the version that it is about.
    pub passage: Option<String>,
    /// Who reads it.
    pub readers: Readers,
}

/// Who reads a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// The department and the Alliance.
    Both,
    /// Alliance staff alone.
    Staff,
}

/// What came of it.
#[derive(Clone, Debug)]
pub enum CommentOutcome {
    /// It stands in the timeline.
    Said(review_entry::Model),
    /// The review is over.
    Closed,
}

/// Adds a comment to an open review. The row must have been fetched for update.
///
/// # Errors
/// Bad input when it says nothing or is too long, or quotes what does not stand in the version; forbidden when somebody else than staff writes to staff alone.
pub async fn comment_review(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_comment: &May<Comment, review_request::Model>,
    comment: NewComment,
    now: OffsetDateTime,
) -> Result<CommentOutcome> {
    let request = may_comment.row();
    if !ReviewState::OPEN.contains(&request.state.0) {
        return Ok(CommentOutcome::Closed);
    }
    let staff_only = comment.readers == Readers::Staff;
    if staff_only && !viewer.is_staff(AllianceRole::Moderator) {
        return Err(Error::new(Code::Forbidden, "only Alliance staff write notes between themselves"));
    }
    let text = words("text", &comment.text, COMMENT)?;
    if text.is_empty() {
        return Err(Error::bad_input("text", "say something; the comment is empty"));
    }
    let passage = comment.passage.as_deref().map(|passage| words("passage", passage, PASSAGE)).transpose()?;
    let kind = if staff_only { EntryKind::Note } else { EntryKind::Comment };
    let passage = passage.filter(|passage| !passage.is_empty());
    if let Some(passage) = &passage {
        quoted(tx, &asked_version(tx, request).await?, "passage", &[passage]).await?;
    }
    let entry =
        note(tx, viewer, request.id, Entry { passage, staff_only, ..Entry::of(kind, text) }, now).await?;
    let event = Event {
        kind: if staff_only { "review.noted" } else { "review.commented" },
        subject: "review_request",
        subject_id: request.id,
        // What staff write between themselves is not in the department's record.
        department: (!staff_only).then(|| request.department_id.into()),
        data: json!({ "resource": request.resource_id, "entry": entry.id }),
    };
    record(tx, viewer, now, event).await?;
    Ok(CommentOutcome::Said(entry))
}

/// Words as they are kept: trimmed, and not longer than so many characters.
pub(crate) fn words(field: &'static str, text: &str, most: usize) -> Result<String> {
    let text = text.trim().replace('\0', "\u{fffd}");
    let long = text.chars().count();
    if long > most {
        return Err(Error::bad_input(
            field,
            format!("{long} characters are too many; at most {most}, so shorten it"),
        ));
    }
    Ok(text)
}

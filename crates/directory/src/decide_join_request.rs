//! Decide somebody's wish to join: a seat in the department, or a reason why not.

use commons_access::{
    May, Viewer,
    act::{Decide, Manage},
};
use commons_entity::{Word, join_request, person, seat};
use commons_kernel::{Code, Error, JoinState, Post, Result, Role};
use commons_store::{Event, fault, fetch, record};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, IntoActiveModel};
use serde_json::json;
use time::OffsetDateTime;

use crate::{
    give_seat::{Gift, give_seat, revoke_open, vacant_in},
    say_why::{check, reason},
    tidy_text::some_lines,
};

/// The decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JoinDecision {
    /// They get a seat.
    Approve,
    /// They get none; the reason says why.
    Decline,
}

/// The decision with all that belongs to it.
#[derive(Debug)]
pub struct JoinVerdict {
    /// Yes or no.
    pub decision: JoinDecision,
    /// What they may do; none: read.
    pub role: Option<Role>,
    /// What they are there; none: as they asked.
    pub post: Option<Post>,
    /// A vacant seat of the department, held for update; none: a new one is made.
    pub seat: Option<May<Manage, seat::Model>>,
    /// The asker sees it; a decline needs one.
    pub reason: Option<String>,
    /// How it was checked who they are; staff must say it.
    pub check: Option<String>,
}

/// What came of it.
#[derive(Clone, Debug)]
pub enum DecideJoinOutcome {
    /// Decided; an approved one has its seat.
    Decided(join_request::Model),
    /// It was decided or withdrawn before.
    Closed(join_request::Model),
}

/// Decides a wish. The row must have been fetched for update.
///
/// # Errors
/// Forbidden to whoever asked; bad input when staff do not say how they checked, when a decline has no reason, or when the
/// named seat is not vacant; not found when it is another department's.
pub async fn decide_join_request(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_decide: May<Decide, join_request::Model>,
    verdict: JoinVerdict,
    now: OffsetDateTime,
) -> Result<DecideJoinOutcome> {
    let request = may_decide.into_row();
    if viewer.person().is_some_and(|me| me.uuid() == request.person_id) {
        let mend = "this is your own request; a steward or another administrator must decide it";
        return Err(Error::new(Code::Forbidden, mend));
    }
    if request.state.0 != JoinState::Waiting {
        return Ok(DecideJoinOutcome::Closed(request));
    }
    let given_reason = match (verdict.decision, verdict.reason.as_deref()) {
        (JoinDecision::Decline, text) => Some(reason(text)?),
        (JoinDecision::Approve, text) => optional("reason", text)?,
    };
    // Stewards know their own people; staff know nobody, so that they say how they came to know.
    let given_check = match (viewer.alliance, verdict.check.as_deref()) {
        (Some(_), text) => Some(check(text)?),
        (None, text) => optional("check", text)?,
    };
    let seat = match verdict.decision {
        JoinDecision::Approve => Some(approve(tx, &request, verdict, now).await?),
        JoinDecision::Decline => None,
    };
    let state = if seat.is_some() { JoinState::Approved } else { JoinState::Declined };
    let mut row = request.into_active_model();
    row.state = Set(Word(state));
    row.decided_by = Set(viewer.person().map(Into::into));
    row.decided_at = Set(Some(now));
    row.reason = Set(given_reason);
    row.check = Set(given_check);
    row.seat_id = Set(seat.as_ref().map(|(seat, _)| seat.id));
    let request = row.update(tx).await.map_err(fault)?;
    let event = Event {
        kind: "join.decided",
        subject: "join_request",
        subject_id: request.id,
        department: Some(request.department_id.into()),
        data: json!({
            "person": request.person_id,
            "from": JoinState::Waiting,
            "to": state,
            "seat": request.seat_id,
            "reason": request.reason,
            "check": request.check,
        }),
    };
    record(tx, viewer, now, event).await?;
    if let Some((_, given)) = seat {
        record(tx, viewer, now, given).await?;
    }
    Ok(DecideJoinOutcome::Decided(request))
}

async fn approve(
    tx: &impl ConnectionTrait,
    request: &join_request::Model,
    verdict: JoinVerdict,
    now: OffsetDateTime,
) -> Result<(seat::Model, Event)> {
    let person = fetch::<person::Entity>(tx, request.person_id).await?;
    if person.is_none_or(|person| person.disabled_at.is_some()) {
        let mend = "this person may not sign in any more; decline the request, or ask an administrator";
        return Err(Error::bad_input("decision", mend));
    }
    let vacant = verdict.seat.map(|may| vacant_in(request.department_id, may.into_row())).transpose()?;
    if let Some(seat) = &vacant {
        revoke_open(tx, seat.id, now).await?;
    }
    let role = verdict.role.or(vacant.as_ref().map(|seat| seat.role.0)).unwrap_or(Role::Reader);
    let post = verdict.post.or(vacant.as_ref().map(|seat| seat.post.0)).unwrap_or(request.post.0);
    let gift = Gift {
        department: request.department_id,
        person: request.person_id,
        post,
        role,
        vacant,
        by: "joining",
    };
    give_seat(tx, gift, now).await
}

fn optional(field: &'static str, text: Option<&str>) -> Result<Option<String>> {
    let text = text.map(|text| some_lines(field, text, 2_000)).transpose()?;
    Ok(text.filter(|text| !text.is_empty()))
}

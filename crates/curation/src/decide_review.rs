//! Decide a review: approve, ask for changes or decline, with a reason that the department sees.

use commons_access::{Action, May, Step, Viewer, act::Decide};
use commons_entity::{Word, resource, review_request, seat};
use commons_kernel::{CheckVerdict, Code, EntryKind, Error, Result, ReviewKind, ReviewState};
use commons_library::{publish, take_step};
use commons_store::{Event, fault, fetch_for_update, record, visible};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, prelude::Uuid,
};
use serde_json::json;
use time::OffsetDateTime;

use crate::{
    Check,
    asked_version::asked_version,
    checklist::checks,
    comment_review::words,
    hold::holds,
    publish_decision::publish_decision,
    quoted::quoted,
    timeline::{Entry, note, timelines},
};

/// Passages of one decision at most.
const PASSAGES: usize = 50;

/// The decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Publish it.
    Approve,
    /// Back to the department, with what to change.
    AskForChanges,
    /// It will not be published; the reason says why.
    Decline,
}

/// A decision and all that goes with it.
#[derive(Clone, Debug)]
pub struct NewDecision {
    /// What is decided.
    pub decision: Decision,
    /// Why; the department sees it.
    pub reason: String,
    /// What is to be changed where, when changes are asked for.
    pub passages: Vec<NewPassage>,
}

/// A passage that is to be changed.
#[derive(Clone, Debug)]
pub struct NewPassage {
    /// The words of the version.
    pub quote: String,
    /// What to change.
    pub text: String,
}

/// What came of it.
#[derive(Clone, Debug)]
pub enum DecideOutcome {
    /// Decided; an approved version is published.
    Decided(review_request::Model),
    /// The viewer does not hold the claim, or it is decided already.
    NotYours(review_request::Model),
    /// It cannot be approved: these questions of the checklist stand in the way.
    ChecksMissing(review_request::Model, Vec<Check>),
}

/// Decides a request whose claim the viewer holds. The row must have been fetched for update.
///
/// # Errors
/// Bad input when the reason is missing or too long, or a passage says nothing or does not stand in the version; forbidden to whoever submitted the version
/// or sits in its department.
pub async fn decide_review(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_decide: May<Decide, review_request::Model>,
    new: NewDecision,
    now: OffsetDateTime,
) -> Result<DecideOutcome> {
    let request = may_decide.into_row();
    let NewDecision { decision, reason, passages } = new;
    let me = viewer.person().ok_or_else(Error::unauthenticated)?.uuid();
    let reason = told_reason(&reason)?;
    let passages = tidy_passages(decision, passages)?;
    if !holds(viewer, &request, now) {
        return Ok(DecideOutcome::NotYours(request));
    }
    if request.kind.0 != ReviewKind::Publication {
        let mend = "flags and appeals are decided with decideModeration";
        return Err(Error::bad_input("reviewRequestId", mend));
    }
    let mut version = asked_version(tx, &request).await?;
    let quotes: Vec<&str> = passages.iter().map(|passage| passage.quote.as_str()).collect();
    quoted(tx, &version, "passages", &quotes).await?;
    let writers: Vec<Uuid> = version.created_by.into_iter().collect();
    stands_apart(tx, viewer, &request, &writers).await?;
    if decision == Decision::Approve {
        let missing = answer_rest(tx, viewer, &request, now).await?;
        if !missing.is_empty() {
            return Ok(DecideOutcome::ChecksMissing(request, missing));
        }
    }
    let (state, step, kind) = match decision {
        Decision::Approve => (ReviewState::Approved, Step::Approve, EntryKind::Approved),
        Decision::AskForChanges => (ReviewState::ChangesAsked, Step::AskForChanges, EntryKind::ChangesAsked),
        Decision::Decline => (ReviewState::Declined, Step::Decline, EntryKind::Declined),
    };
    for NewPassage { quote, text } in passages {
        let passage = Entry { passage: Some(quote), ..Entry::of(EntryKind::Passage, text) };
        note(tx, viewer, request.id, passage, now).await?;
    }
    note(tx, viewer, request.id, Entry::of(kind, reason.clone()), now).await?;
    let mut row = request.into_active_model();
    row.state = Set(Word(state));
    row.decided_by = Set(Some(me));
    row.decided_at = Set(Some(now));
    row.reason = Set(Some(reason.clone()));
    let request = row.update(tx).await.map_err(fault)?;
    if decision == Decision::Approve {
        version.reviewed = true;
        let (_, version) = publish(tx, viewer, version, step, now).await?;
        publish_decision(tx, &request, version.number).await?;
    } else {
        let resource = fetch_for_update::<resource::Entity>(tx, request.resource_id).await?;
        let resource = resource.ok_or_else(|| Error::internal("a review request has lost its resource"))?;
        take_step(tx, resource, step, now).await?;
        publish_decision(tx, &request, None).await?;
    }
    let event = Event {
        kind: step.event(),
        subject: "resource",
        subject_id: request.resource_id,
        department: Some(request.department_id.into()),
        data: json!({
            "reviewRequest": request.id,
            "version": request.version_id,
            "from": ReviewState::Claimed,
            "to": state,
            "reason": reason,
        }),
    };
    record(tx, viewer, now, event).await?;
    Ok(DecideOutcome::Decided(request))
}

/// What hinders an approval; when nothing does, whoever approves says yes to the questions that nobody has answered.
async fn answer_rest(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    request: &review_request::Model,
    now: OffsetDateTime,
) -> Result<Vec<Check>> {
    let entries = timelines(tx, &[request.id]).await?.remove(&request.id).unwrap_or_default();
    let (open, answered): (Vec<_>, Vec<_>) =
        checks(&entries).into_iter().partition(|check| check.answer.is_none());
    let hinders: Vec<_> = answered.into_iter().filter(Check::hinders).collect();
    if hinders.is_empty() {
        for check in open {
            let answer = Some((check.criterion.key.clone(), CheckVerdict::Yes));
            let entry = Entry { check: answer, ..Entry::of(EntryKind::Check, "Answered by approving.") };
            note(tx, viewer, request.id, entry, now).await?;
        }
    }
    Ok(hinders)
}

/// Passages that say something, which only a request for changes has.
fn tidy_passages(decision: Decision, passages: Vec<NewPassage>) -> Result<Vec<NewPassage>> {
    if passages.len() > PASSAGES {
        let many = format!("{} passages are too many; send at most {PASSAGES}", passages.len());
        return Err(Error::bad_input("passages", many));
    }
    if decision != Decision::AskForChanges && !passages.is_empty() {
        return Err(Error::bad_input(
            "passages",
            "only a request for changes names passages; ask for changes, or leave them out",
        ));
    }
    let tidy = |NewPassage { quote, text }: NewPassage| {
        let passage =
            NewPassage { quote: words("passages", &quote, 1_000)?, text: words("passages", &text, 5_000)? };
        if passage.quote.is_empty() || passage.text.is_empty() {
            return Err(Error::bad_input(
                "passages",
                "each passage needs its words and what to change about them",
            )
            .because("PASSAGE_EMPTY"));
        }
        Ok(passage)
    };
    passages.into_iter().map(tidy).collect()
}

/// Who decides has no part in what is decided: they did not ask for it, are not of those concerned, nor of its office.
pub(crate) async fn stands_apart(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    request: &review_request::Model,
    concerned: &[Uuid],
) -> Result<()> {
    let me = viewer.person().ok_or_else(Error::unauthenticated)?.uuid();
    if [request.submitted_by, request.sent_on_by].contains(&Some(me)) || concerned.contains(&me) {
        return Err(Error::new(
            Code::Forbidden,
            "you have a part in this yourself; somebody else must decide",
        )
        .because("OWN_PART"));
    }
    let seats = visible::<seat::Entity>(viewer, Action::Read)
        .filter(seat::Column::DepartmentId.eq(request.department_id))
        .filter(seat::Column::PersonId.eq(me))
        .count(tx)
        .await
        .map_err(fault)?;
    if seats > 0 {
        return Err(Error::new(
            Code::Forbidden,
            "you hold a seat in the department that asks; somebody else must decide",
        )
        .because("OWN_DEPARTMENT"));
    }
    Ok(())
}

/// A reason that the department can read.
pub(crate) fn told_reason(reason: &str) -> Result<String> {
    let reason = reason.trim().replace('\0', "\u{fffd}");
    if reason.is_empty() {
        return Err(Error::bad_input("reason", "give a reason; the department sees it"));
    }
    if reason.chars().count() > 5_000 {
        return Err(Error::bad_input("reason", "the reason is too long; at most 5000 characters"));
    }
    Ok(reason)
}

//! Decide about flags and appeals: with a reason that the department and the readers see, by who holds the claim.

use commons_access::{Action, May, Step, Viewer, act, permit};
use commons_entity::{Word, flag, resource, resource_notice, review_request};
use commons_kernel::{EntryKind, Error, FlagState, ResourceStatus, Result, ReviewKind, ReviewState};
use commons_library::{Moderation, life, moderate, retell};
use commons_store::{Event, fault, fetch_for_update, record, visible};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter, sea_query::Expr,
};
use serde_json::json;
use time::OffsetDateTime;

use crate::{
    StepOutcome,
    asked_version::asked_version,
    decide_review::{stands_apart, told_reason},
    hold::holds,
    publish_decision::publish_decision,
    timeline::{Entry, note},
};

/// What is decided about flags or an appeal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModerationDecision {
    /// The flags are right: its readers have only the notice.
    TakeDown,
    /// The flags are right: its department is to mend it; what was hidden stays hidden until then.
    AskToMend,
    /// There is nothing wrong: what was hidden is put back.
    Dismiss,
    /// The appeal is right: it is put back.
    PutBack,
    /// The appeal is not: it stays down.
    KeepDown,
}

impl ModerationDecision {
    /// What it can be decided about.
    pub(crate) const fn kind(self) -> ReviewKind {
        self.of().0
    }

    /// What it can be decided about, and how that ends.
    const fn of(self) -> (ReviewKind, ReviewState) {
        match self {
            Self::TakeDown | Self::AskToMend => (ReviewKind::Flag, ReviewState::Upheld),
            Self::Dismiss => (ReviewKind::Flag, ReviewState::Dismissed),
            Self::PutBack => (ReviewKind::Appeal, ReviewState::Upheld),
            Self::KeepDown => (ReviewKind::Appeal, ReviewState::Dismissed),
        }
    }
}

/// Decides about flags or an appeal whose claim the viewer holds. The row must have been fetched for update, in a transaction of
/// the server: the resource is another department's, of whatever reach.
///
/// # Errors
/// Bad input when the reason is missing or too long, or the decision does not fit what is asked; forbidden to who flagged it, who
/// took it down, and who sits in its department.
pub async fn decide_moderation(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_decide: May<act::Decide, review_request::Model>,
    (decision, reason): (ModerationDecision, &str),
    now: OffsetDateTime,
) -> Result<StepOutcome> {
    let request = may_decide.into_row();
    let me = viewer.person().ok_or_else(Error::unauthenticated)?.uuid();
    let reason = told_reason(reason)?;
    let (kind, state) = decision.of();
    if request.kind.0 != kind {
        let mend = match request.kind.0 {
            ReviewKind::Flag => {
                "flags are dismissed, upheld with a mend, or lead to a takedown; choose one of these"
            }
            ReviewKind::Appeal => {
                "an appeal ends with the resource put back or kept down; choose one of these"
            }
            ReviewKind::Publication => "a version that asks to be published is decided with decideReview",
        };
        return Err(Error::bad_input("decision", mend));
    }
    if !holds(viewer, &request, now) {
        return Ok(StepOutcome::NotYours(request));
    }
    let resource = fetch_for_update::<resource::Entity>(tx, request.resource_id)
        .await?
        .ok_or_else(|| Error::internal("a review request has lost its resource"))?;
    let others = concerned(tx, viewer, &request).await?;
    stands_apart(tx, viewer, &request, &others).await?;
    change_resource(tx, viewer, resource, (decision, &reason), now).await?;
    if kind == ReviewKind::Flag {
        let ended = if state == ReviewState::Upheld { FlagState::Upheld } else { FlagState::Dismissed };
        end_flags(tx, &request, ended, &reason, now).await?;
    }
    let entry = if state == ReviewState::Upheld { EntryKind::Upheld } else { EntryKind::Dismissed };
    note(tx, viewer, request.id, Entry::of(entry, reason.clone()), now).await?;
    let event = Event {
        kind: if state == ReviewState::Upheld { "review.upheld" } else { "review.dismissed" },
        subject: "resource",
        subject_id: request.resource_id,
        department: Some(request.department_id.into()),
        data: json!({
            "reviewRequest": request.id,
            "asked": kind,
            "from": request.state.0,
            "to": state,
            "reason": reason,
        }),
    };
    let version = asked_version(tx, &request).await?;
    let mut row = request.into_active_model();
    row.state = Set(Word(state));
    row.decided_by = Set(Some(me));
    row.decided_at = Set(Some(now));
    row.reason = Set(Some(reason));
    let request = row.update(tx).await.map_err(fault)?;
    publish_decision(tx, &request, version.number).await?;
    record(tx, viewer, now, event).await?;
    Ok(StepOutcome::Done(request))
}

/// What the decision makes of the resource.
async fn change_resource(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    resource: resource::Model,
    (decision, reason): (ModerationDecision, &str),
    now: OffsetDateTime,
) -> Result<()> {
    let down = resource.status.0 == ResourceStatus::TakenDown;
    let step = match decision {
        // It was hidden when it was flagged: its readers are told the reason of the decision instead.
        ModerationDecision::TakeDown if down => return retell(tx, viewer, &resource, reason, now).await,
        ModerationDecision::TakeDown => Moderation::TakeDown,
        ModerationDecision::Dismiss | ModerationDecision::PutBack if down => Moderation::PutBack,
        ModerationDecision::AskToMend if down => return retell(tx, viewer, &resource, reason, now).await,
        _ => return Ok(()),
    };
    // Its department may have withdrawn it meanwhile.
    let asked = match step {
        Moderation::TakeDown => Step::TakeDown,
        Moderation::PutBack => Step::PutBack,
    };
    if !life(&resource).allows(asked) {
        return Ok(());
    }
    // The right to it follows from the claim, whatever reach the resource has.
    let may_moderate = permit::<act::Moderate, _>(&crate::flag_resource::FLAGS, Some(resource))?;
    moderate(tx, viewer, may_moderate, step, reason, now).await.map(|_| ())
}

/// Who has a part in what is decided: who flagged it, or who took it down.
async fn concerned(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    request: &review_request::Model,
) -> Result<Vec<sea_orm::prelude::Uuid>> {
    if request.kind.0 == ReviewKind::Flag {
        return Ok(flags_of(tx, viewer, request).await?.into_iter().map(|flag| flag.person_id).collect());
    }
    let notice = visible::<resource_notice::Entity>(viewer, Action::Read)
        .filter(resource_notice::Column::ResourceId.eq(request.resource_id))
        .one(tx)
        .await
        .map_err(fault)?;
    Ok(notice.and_then(|notice| notice.made_by).into_iter().collect())
}

/// The flags that a request gathers, as far as the viewer may see them.
///
/// # Errors
/// What the database says.
pub(crate) async fn flags_of(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    request: &review_request::Model,
) -> Result<Vec<flag::Model>> {
    visible::<flag::Entity>(viewer, Action::Read)
        .filter(flag::Column::ReviewRequestId.eq(request.id))
        .all(tx)
        .await
        .map_err(fault)
}

async fn end_flags(
    tx: &impl ConnectionTrait,
    request: &review_request::Model,
    ended: FlagState,
    reason: &str,
    now: OffsetDateTime,
) -> Result<()> {
    flag::Entity::update_many()
        .col_expr(flag::Column::State, Expr::value(ended.as_str()))
        .col_expr(flag::Column::DecidedAt, Expr::value(now))
        .col_expr(flag::Column::DecisionReason, Expr::value(reason))
        .filter(flag::Column::ReviewRequestId.eq(request.id))
        .filter(flag::Column::State.eq(FlagState::Open.as_str()))
        .exec(tx)
        .await
        .map_err(fault)?;
    Ok(())
}

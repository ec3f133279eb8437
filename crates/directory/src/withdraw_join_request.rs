//! Withdraw one's wish to join a department.

use commons_access::{May, Viewer, act::Withdraw};
use commons_entity::{Word, join_request};
use commons_kernel::{JoinState, Result};
use commons_store::{Event, fault, record};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, IntoActiveModel};
use serde_json::json;
use time::OffsetDateTime;

/// What came of it.
#[derive(Clone, Debug)]
pub enum WithdrawOutcome {
    /// It is withdrawn.
    Withdrawn(join_request::Model),
    /// It was decided or withdrawn before.
    Closed(join_request::Model),
}

/// Withdraws a wish that still waits. The row must have been fetched for update.
///
/// # Errors
/// What the database says.
pub async fn withdraw_join_request(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_withdraw: May<Withdraw, join_request::Model>,
    now: OffsetDateTime,
) -> Result<WithdrawOutcome> {
    let request = may_withdraw.into_row();
    if request.state.0 != JoinState::Waiting {
        return Ok(WithdrawOutcome::Closed(request));
    }
    let mut row = request.into_active_model();
    row.state = Set(Word(JoinState::Withdrawn));
    row.decided_at = Set(Some(now));
    let request = row.update(tx).await.map_err(fault)?;
    let event = Event {
        kind: "join.withdrawn",
        subject: "join_request",
        subject_id: request.id,
        department: Some(request.department_id.into()),
        data: json!({ "person": request.person_id }),
    };
    record(tx, viewer, now, event).await?;
    Ok(WithdrawOutcome::Withdrawn(request))
}

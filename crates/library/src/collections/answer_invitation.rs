//! Answer an invitation into another's collection, for the department that owns the resource.

use commons_access::{May, Viewer, act::Decide};
use commons_entity::{Word, collection_item};
use commons_kernel::{CollectionItemState, Error, Result};
use commons_store::{Event, fault, record};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, IntoActiveModel};
use serde_json::json;
use time::OffsetDateTime;

use super::words::checked_reason;

/// What the department says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InvitationAnswer {
    /// It may stand there.
    Accept,
    /// It may not, and why; the collection's keepers read it.
    Decline(String),
}

/// Answers an invitation. The row must have been fetched for update.
///
/// # Errors
/// Bad input when declining says no reason; a conflict when it is answered already.
pub async fn answer_invitation(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_decide: May<Decide, collection_item::Model>,
    answer: InvitationAnswer,
    now: OffsetDateTime,
) -> Result<collection_item::Model> {
    let item = may_decide.into_row();
    if item.state.0 != CollectionItemState::Invited {
        let mend = match item.state.0 {
            CollectionItemState::TakenOut => "it was taken out already; they may ask again later".to_owned(),
            state => format!("it is {state} already; take it out of the collection to change that"),
        };
        return Err(Error::conflict("itemId", mend));
    }
    let (state, reason) = match answer {
        InvitationAnswer::Accept => (CollectionItemState::Accepted, None),
        InvitationAnswer::Decline(reason) => {
            let reason = checked_reason(&reason, "say why; whoever keeps the collection reads it")?;
            (CollectionItemState::Declined, Some(reason))
        }
    };
    let mut row = item.into_active_model();
    row.state = Set(Word(state));
    row.reason = Set(reason.clone());
    row.answered_at = Set(Some(now));
    row.answered_by = Set(viewer.person().map(Into::into));
    let item = row.update(tx).await.map_err(fault)?;
    let event = Event {
        kind: "collection.answered",
        subject: "collection",
        subject_id: item.collection_id,
        department: Some(item.about_department_id.into()),
        data: json!({
            "resource": item.resource_id,
            "from": CollectionItemState::Invited,
            "to": state,
            "reason": reason,
        }),
    };
    record(tx, viewer, now, event).await?;
    Ok(item)
}

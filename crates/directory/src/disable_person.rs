//! An administrator keeps somebody from signing in, and lets them in again.

use commons_access::{May, Viewer, act::ManagePeople};
use commons_entity::{api_token, person, session};
use commons_kernel::Result;
use commons_store::{Event, fault, record};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter,
};
use serde_json::json;
use time::OffsetDateTime;

use crate::{
    say_why,
    set_alliance_role::{Standing, somebody_else},
};

/// Ends every session and token of the person, for good, and refuses their sign-ins until they are restored. The
/// transaction is the server's, since sessions and tokens are their owner's alone; the permit is the administrator's.
///
/// # Errors
/// As [`crate::set_alliance_role`].
pub async fn disable_person(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_manage: May<ManagePeople, person::Model>,
    reason: &str,
    now: OffsetDateTime,
) -> Result<Standing> {
    let reason = say_why::reason(Some(reason))?;
    let Some(person) = somebody_else(tx, viewer, may_manage).await? else { return Ok(Standing::Oneself) };
    if person.disabled_at.is_some() {
        return Ok(Standing::Changed(person));
    }
    let sessions = session::Entity::delete_many().filter(session::Column::PersonId.eq(person.id));
    let sessions = sessions.exec(tx).await.map_err(fault)?.rows_affected;
    let tokens = api_token::Entity::delete_many().filter(api_token::Column::PersonId.eq(person.id));
    let tokens = tokens.exec(tx).await.map_err(fault)?.rows_affected;
    let event = Event {
        kind: "person.disabled",
        subject: "person",
        subject_id: person.id,
        department: None,
        data: json!({ "reason": reason, "sessions": sessions, "api_tokens": tokens }),
    };
    change(tx, viewer, person, Some(now), event, now).await
}

/// Lets the person sign in again, with the seats and the role that they have.
///
/// # Errors
/// As [`crate::set_alliance_role`].
pub async fn restore_person(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_manage: May<ManagePeople, person::Model>,
    reason: &str,
    now: OffsetDateTime,
) -> Result<Standing> {
    let reason = say_why::reason(Some(reason))?;
    let Some(person) = somebody_else(tx, viewer, may_manage).await? else { return Ok(Standing::Oneself) };
    let Some(since) = person.disabled_at else { return Ok(Standing::Changed(person)) };
    let event = Event {
        kind: "person.restored",
        subject: "person",
        subject_id: person.id,
        department: None,
        data: json!({ "reason": reason, "disabled_at": since.unix_timestamp() }),
    };
    change(tx, viewer, person, None, event, now).await
}

async fn change(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    person: person::Model,
    disabled_at: Option<OffsetDateTime>,
    event: Event,
    now: OffsetDateTime,
) -> Result<Standing> {
    let mut row = person.into_active_model();
    row.disabled_at = Set(disabled_at);
    let person = row.update(tx).await.map_err(fault)?;
    record(tx, viewer, now, event).await?;
    Ok(Standing::Changed(person))
}

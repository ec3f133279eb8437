//! An administrator makes somebody Alliance staff, changes what they may do, or ends it.
//!
//! Invariants: nobody changes their own standing, and so the one who acts stays an administrator: there is always one.

use commons_access::{Action, May, Viewer, act::ManagePeople};
use commons_entity::{Word, person};
use commons_kernel::{AllianceRole, Error, Result};
use commons_store::{Event, fault, record, visible};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, ExprTrait, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::json;
use time::OffsetDateTime;

use crate::say_why;

/// What became of the wish.
#[derive(Clone, Debug)]
pub enum Standing {
    /// It is so now.
    Changed(person::Model),
    /// Nobody changes their own.
    Oneself,
}

/// Gives the person this role, or none. Their rights change at their next request.
///
/// # Errors
/// Bad input without a reason; forbidden when the viewer was an administrator a moment ago and is none any more; what the
/// database says.
pub async fn set_alliance_role(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_manage: May<ManagePeople, person::Model>,
    role: Option<AllianceRole>,
    reason: &str,
    now: OffsetDateTime,
) -> Result<Standing> {
    let reason = say_why::reason(Some(reason))?;
    let Some(person) = somebody_else(tx, viewer, may_manage).await? else { return Ok(Standing::Oneself) };
    let from = person.alliance_role.map(|word| word.0);
    if from == role {
        return Ok(Standing::Changed(person));
    }
    let event = Event {
        kind: "person.role_changed",
        subject: "person",
        subject_id: person.id,
        department: None,
        data: json!({ "from_role": from, "to_role": role, "reason": reason }),
    };
    let mut row = person.into_active_model();
    row.alliance_role = Set(role.map(Word));
    let person = row.update(tx).await.map_err(fault)?;
    record(tx, viewer, now, event).await?;
    Ok(Standing::Changed(person))
}

/// The person as they are now, unless it is the viewer. Administrators are held until the end, so that two who would take
/// each other's standing away come one after the other, and the second is none any more.
pub(crate) async fn somebody_else(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_manage: May<ManagePeople, person::Model>,
) -> Result<Option<person::Model>> {
    let me = viewer.person().ok_or_else(Error::unauthenticated)?;
    let person = may_manage.into_row();
    if person.id == me.uuid() {
        return Ok(None);
    }
    let concerned = person::Column::AllianceRole
        .eq(AllianceRole::Administrator.as_str())
        .or(person::Column::Id.eq(person.id));
    let held = visible::<person::Entity>(viewer, Action::ManagePeople)
        .filter(concerned)
        .order_by_asc(person::Column::Id)
        .lock_exclusive()
        .all(tx)
        .await
        .map_err(fault)?;
    let still = held.iter().any(|row| {
        row.id == me.uuid()
            && row.disabled_at.is_none()
            && row.alliance_role.is_some_and(|role| role.0 == AllianceRole::Administrator)
    });
    if !still {
        return Err(Error::forbidden());
    }
    held.into_iter().find(|row| row.id == person.id).map(Some).ok_or_else(Error::not_found)
}

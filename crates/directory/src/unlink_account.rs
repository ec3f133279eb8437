//! Takes a sign-in away from a person: their own wish, or an administrator's with a reason.

use commons_access::{Action, May, Viewer, act::Manage};
use commons_entity::{account, person};
use commons_kernel::{Error, Result};
use commons_store::{Event, fault, fetch_for_update, record, visible};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::json;
use time::OffsetDateTime;

use crate::say_why;

/// What became of the wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unlinking {
    /// The account opens nothing any more.
    Unlinked,
    /// It is the owner's last one: without it they could not come back.
    LastAccount,
}

/// Takes the account away. An owner keeps their last one; an administrator may take any, and says why.
///
/// # Errors
/// Bad input when an administrator gives no reason; what the database says.
pub async fn unlink_account(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_manage: May<Manage, account::Model>,
    reason: Option<&str>,
    now: OffsetDateTime,
) -> Result<Unlinking> {
    let account = may_manage.into_row();
    let own = viewer.person() == Some(account.person_id.into());
    let reason = match reason {
        None if own => None,
        reason => Some(say_why::reason(reason)?),
    };
    // The person's row puts two wishes in a row, so that the second sees what the first left.
    fetch_for_update::<person::Entity>(tx, account.person_id).await?.ok_or_else(Error::not_found)?;
    let others = visible::<account::Entity>(viewer, Action::Manage)
        .filter(account::Column::PersonId.eq(account.person_id))
        .filter(account::Column::Id.ne(account.id))
        .count(tx)
        .await
        .map_err(fault)?;
    if own && others == 0 {
        return Ok(Unlinking::LastAccount);
    }
    let gone = account::Entity::delete_many().filter(account::Column::Id.eq(account.id)).exec(tx).await;
    if gone.map_err(fault)?.rows_affected == 0 {
        return Err(Error::not_found());
    }
    let event = Event {
        kind: "account.unlinked",
        subject: "person",
        subject_id: account.person_id,
        department: None,
        data: json!({ "account": account.id, "issuer": account.issuer, "reason": reason }),
    };
    record(tx, viewer, now, event).await?;
    Ok(Unlinking::Unlinked)
}

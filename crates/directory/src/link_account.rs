//! Somebody who is signed in adds another way to sign in.

use commons_access::{Action, Viewer};
use commons_entity::person;
use commons_kernel::{Error, Result};
use commons_store::{fault, visible};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter, QuerySelect};
use time::OffsetDateTime;

use crate::{
    DIRECTORY, NoAddress, Presented,
    account::{Way, keep, owner, record_link},
};

/// What became of the wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Linking {
    /// The account opens the door as the viewer from now on.
    Linked,
    /// It did before.
    AlreadyTheirs,
    /// It opens the door as somebody else.
    SomebodyElses,
    /// Its address is not the viewer's.
    OtherAddress,
    /// Its address can name nobody.
    NoAddress(NoAddress),
}

/// Links the account to the viewer, if its verified address is theirs.
///
/// # Errors
/// Unauthenticated for a visitor and for somebody who may not sign in any more; what the database says.
pub async fn link_account(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    presented: &Presented<'_>,
    now: OffsetDateTime,
) -> Result<Linking> {
    let person = viewer.person().ok_or_else(Error::unauthenticated)?;
    let row = visible::<person::Entity>(&DIRECTORY, Action::Read)
        .filter(person::Column::Id.eq(person.uuid()))
        .lock_exclusive()
        .one(tx)
        .await
        .map_err(fault)?;
    let row = row.filter(|row| row.disabled_at.is_none()).ok_or_else(Error::unauthenticated)?;
    if let Some(owner) = owner(tx, presented).await? {
        return Ok(if owner.id == row.id { Linking::AlreadyTheirs } else { Linking::SomebodyElses });
    }
    let email = match presented.address() {
        Ok(email) => email,
        Err(why) => return Ok(Linking::NoAddress(why)),
    };
    if email.as_str() != row.email {
        return Ok(Linking::OtherAddress);
    }
    if !keep(tx, presented, person, &email, now).await? {
        // It became somebody's while we looked; this person's row was held, so it is not theirs.
        return Ok(Linking::SomebodyElses);
    }
    record_link(tx, viewer, presented, (person, Way::ByHand), now).await?;
    Ok(Linking::Linked)
}

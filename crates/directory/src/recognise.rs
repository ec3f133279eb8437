//! Tells which person it is that a sign-in provider vouches for.

use commons_entity::{account, person};
use commons_kernel::{PersonId, Result};
use commons_store::{Event, children, fault, record};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::OnConflict,
};
use serde_json::json;
use time::OffsetDateTime;

use crate::viewer::author;

/// What the provider says, all its signatures checked by the caller.
#[derive(Clone, Copy, Debug)]
pub struct Presented<'a> {
    /// Who vouches.
    pub issuer: &'a str,
    /// The provider's lasting name for the account; unique only together with the issuer.
    pub subject: &'a str,
    /// The address of the account, in any case.
    pub email: Option<&'a str>,
    /// Whether the provider has proof that the address is theirs.
    pub email_verified: bool,
}

/// Who it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recognition {
    /// Somebody who has signed in with this account before.
    Known(PersonId),
    /// A person of ours with the same verified address; the account is theirs from now on.
    Linked(PersonId),
    /// The address is that of a person who signs in with another account of the same provider. It is not linked by
    /// itself: a post's address is often handed on to the next official, and the name behind it must not be.
    AnotherAccount,
    /// Nobody that we know.
    Stranger,
    /// The account is new here, and the provider gives no address or has no proof of it, so it can name nobody.
    UnverifiedEmail,
}

/// Recognises an account by issuer and subject (OpenID Connect Core 1.0, section 5.7), else by a verified address.
///
/// # Errors
/// What the database says.
pub async fn recognise(
    tx: &impl ConnectionTrait,
    presented: &Presented<'_>,
    now: OffsetDateTime,
) -> Result<Recognition> {
    if let Some(person) = owner(tx, presented).await? {
        return Ok(Recognition::Known(person));
    }
    let email = presented.email.map(|email| email.trim().to_lowercase()).filter(|email| !email.is_empty());
    let Some(email) = email.filter(|_| presented.email_verified) else {
        return Ok(Recognition::UnverifiedEmail);
    };
    // The person's row is held until the end, so that two accounts cannot both become theirs at the same moment.
    let person = children::<person::Entity>()
        .filter(person::Column::Email.eq(email))
        .lock_exclusive()
        .one(tx)
        .await
        .map_err(fault)?;
    match person {
        None => Ok(Recognition::Stranger),
        Some(person) => link(tx, presented, person.id.into(), now).await,
    }
}

/// Whose account it is.
async fn owner(tx: &impl ConnectionTrait, presented: &Presented<'_>) -> Result<Option<PersonId>> {
    let account = children::<account::Entity>()
        .filter(account::Column::Issuer.eq(presented.issuer))
        .filter(account::Column::Subject.eq(presented.subject))
        .one(tx)
        .await
        .map_err(fault)?;
    Ok(account.map(|account| account.person_id.into()))
}

async fn link(
    tx: &impl ConnectionTrait,
    presented: &Presented<'_>,
    person: PersonId,
    now: OffsetDateTime,
) -> Result<Recognition> {
    let other = children::<account::Entity>()
        .filter(account::Column::PersonId.eq(person.uuid()))
        .filter(account::Column::Issuer.eq(presented.issuer))
        .one(tx)
        .await
        .map_err(fault)?;
    match other {
        // Linked by somebody else while this one waited for the person's row.
        Some(account) if account.subject == presented.subject => return Ok(Recognition::Known(person)),
        Some(_) => return Ok(Recognition::AnotherAccount),
        None => {}
    }
    let row = account::ActiveModel {
        issuer: Set(presented.issuer.to_owned()),
        subject: Set(presented.subject.to_owned()),
        person_id: Set(person.uuid()),
        created_at: Set(now),
    };
    let taken =
        OnConflict::columns([account::Column::Issuer, account::Column::Subject]).do_nothing().to_owned();
    let linked =
        account::Entity::insert(row).on_conflict(taken).exec_without_returning(tx).await.map_err(fault)?;
    if linked == 0 {
        // The account became another person's meanwhile (its address changed between two sign-ins): theirs it is.
        return Ok(owner(tx, presented).await?.map_or(Recognition::Stranger, Recognition::Known));
    }
    let event = Event {
        kind: "account.linked",
        subject: "person",
        subject_id: person.uuid(),
        department: None,
        data: json!({ "issuer": presented.issuer }),
    };
    record(tx, &author(person), now, event).await?;
    Ok(Recognition::Linked(person))
}

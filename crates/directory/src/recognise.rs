//! Tells which person it is that a sign-in provider vouches for; a newcomer becomes a person without a seat.
//!
//! Invariants: an account is linked to a person who has one already by that person's own hand alone (`link_account`); an
//! address counts only when it is verified and cannot pass for another; whoever may not sign in is told so and nothing else.

use commons_access::Action;
use commons_entity::person;
use commons_kernel::{Email, Error, PersonId, Result};
use commons_store::{Event, fault, record, visible};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::OnConflict,
};
use serde_json::json;
use time::OffsetDateTime;

use crate::{
    NoAddress, Presented,
    account::{Way, issuers, keep, owner, record_link},
    viewer::author,
};

/// The longest name that is kept, in letters.
const LONGEST_NAME: usize = 200;

/// Who it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recognition {
    /// Somebody who has signed in with this account before.
    Known(PersonId),
    /// A person of ours with the same verified address and no account yet; the account is theirs from now on.
    Linked(PersonId),
    /// Nobody had the address: a person was made, without a seat.
    Registered(PersonId),
    /// The address is that of a person who signs in with other accounts. It is not linked by itself: a post's address is
    /// often handed on to the next official, and the name behind it must not be.
    OtherAccount {
        /// Whose address it is.
        person: PersonId,
        /// Who vouches for their accounts, oldest first.
        issuers: Vec<String>,
    },
    /// The person may not sign in any more.
    Disabled(PersonId),
    /// The account is new here, and its address can name nobody.
    NoAddress(NoAddress),
}

/// Recognises an account by issuer and subject, else by a verified address, else as somebody new.
///
/// # Errors
/// What the database says.
pub async fn recognise(
    tx: &impl ConnectionTrait,
    presented: &Presented<'_>,
    now: OffsetDateTime,
) -> Result<Recognition> {
    // Whoever loses a race looks again, and then sees what the other one did.
    for _ in 0..3 {
        if let Some(recognition) = look(tx, presented, now).await? {
            return Ok(recognition);
        }
    }
    Err(Error::unavailable("an account changed hands again and again while it was looked at"))
}

async fn look(
    tx: &impl ConnectionTrait,
    presented: &Presented<'_>,
    now: OffsetDateTime,
) -> Result<Option<Recognition>> {
    if let Some(person) = owner(tx, presented).await? {
        let id = person.id.into();
        let gone = person.disabled_at.is_some();
        return Ok(Some(if gone { Recognition::Disabled(id) } else { Recognition::Known(id) }));
    }
    let email = match presented.address() {
        Ok(email) => email,
        Err(why) => return Ok(Some(Recognition::NoAddress(why))),
    };
    // The person's row is held until the end, so that two accounts cannot both become theirs at the same moment.
    let person = visible::<person::Entity>(&crate::DIRECTORY, Action::Read)
        .filter(person::Column::Email.eq(email.as_str()))
        .lock_exclusive()
        .one(tx)
        .await
        .map_err(fault)?;
    match person {
        None => register(tx, presented, &email, now).await,
        Some(person) if person.disabled_at.is_some() => Ok(Some(Recognition::Disabled(person.id.into()))),
        Some(person) => link(tx, presented, (person.id.into(), &email), now).await,
    }
}

/// None when the account has become somebody's meanwhile.
async fn link(
    tx: &impl ConnectionTrait,
    presented: &Presented<'_>,
    (person, email): (PersonId, &Email),
    now: OffsetDateTime,
) -> Result<Option<Recognition>> {
    let issuers = issuers(tx, person).await?;
    if !issuers.is_empty() {
        // Whoever waited for the row may find that this very account was linked meanwhile.
        let known = owner(tx, presented).await?.is_some();
        return Ok((!known).then_some(Recognition::OtherAccount { person, issuers }));
    }
    if !keep(tx, presented, person, email, now).await? {
        return Ok(None);
    }
    record_link(tx, &author(person), presented, (person, Way::ByAddress), now).await?;
    Ok(Some(Recognition::Linked(person)))
}

/// None when somebody has registered the address, or the account, meanwhile.
async fn register(
    tx: &impl ConnectionTrait,
    presented: &Presented<'_>,
    email: &Email,
    now: OffsetDateTime,
) -> Result<Option<Recognition>> {
    let person = PersonId::new(now);
    let row = person::ActiveModel {
        id: Set(person.uuid()),
        email: Set(email.to_string()),
        name: Set(shown_name(presented.name, email)),
        alliance_role: Set(None),
        demo: Set(false),
        about: Set(None),
        disabled_at: Set(None),
        created_at: Set(now),
    };
    let taken = OnConflict::column(person::Column::Email).do_nothing().to_owned();
    let made =
        person::Entity::insert(row).on_conflict(taken).exec_without_returning(tx).await.map_err(fault)?;
    if made == 0 {
        return Ok(None);
    }
    if !keep(tx, presented, person, email, now).await? {
        person::Entity::delete_by_id(person.uuid()).exec(tx).await.map_err(fault)?;
        return Ok(None);
    }
    let event = Event {
        kind: "person.registered",
        subject: "person",
        subject_id: person.uuid(),
        department: None,
        data: json!({ "provider": presented.provider, "issuer": presented.issuer }),
    };
    record(tx, &author(person), now, event).await?;
    Ok(Some(Recognition::Registered(person)))
}

/// The name as the provider gives it, on one line and not endless; without one, what stands before the `@`.
fn shown_name(name: Option<&str>, email: &Email) -> String {
    let plain = |letter: char| !letter.is_control() && !is_hidden(letter);
    let words = name.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    let name: String = words.chars().filter(|letter| plain(*letter)).take(LONGEST_NAME).collect();
    match name.trim() {
        "" => email.as_str().split('@').next().unwrap_or_default().to_owned(),
        name => name.to_owned(),
    }
}

/// Letters that show nothing and can turn the text around them (Unicode's bidirectional and zero-width controls).
const fn is_hidden(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_on_one_line_and_there_always_is_one() {
        let email = Email::parse("clerk@county.gov").unwrap();
        let shown = |name: &str| shown_name(Some(name), &email);
        assert_eq!(shown(" Ana \n Ruiz "), "Ana Ruiz");
        assert_eq!(shown("Ana\u{202e}Ruiz\u{0}"), "AnaRuiz");
        assert_eq!(shown("José Ñandú"), "José Ñandú");
        assert_eq!(shown(&"x".repeat(500)).len(), 200);
        for absent in ["", "  ", "\u{200b}"] {
            assert_eq!(shown(absent), "clerk");
        }
        assert_eq!(shown_name(None, &email), "clerk");
    }
}

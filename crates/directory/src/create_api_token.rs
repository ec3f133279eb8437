//! Gives a person a token for their programs.

use commons_access::{Action, Viewer};
use commons_entity::{api_token, person};
use commons_kernel::{ApiTokenId, Email, Error, PersonId, Result};
use commons_store::{Event, fault, record, visible};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;
use time::OffsetDateTime;

/// A token that is asked for. No `Debug`: it holds the hash that opens the door.
#[derive(Clone)]
pub struct NewApiToken {
    /// The address of the person it acts for, in any case.
    pub email: String,
    /// What it may be used for.
    pub scopes: Vec<String>,
    /// When it ends.
    pub expires_at: OffsetDateTime,
    /// The hash of the token; the token itself was made by the caller and is shown once.
    pub token_hash: String,
    /// Its last letters, to tell it from others.
    pub ending: String,
}

/// What became of the wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenCreation {
    /// The token opens the door as this person.
    Created(PersonId),
    /// Nobody has this address.
    NoSuchPerson,
}

/// Gives a token to the person with this address. For the command line alone: only the server's own parts may.
///
/// # Errors
/// Forbidden when a person asks; bad input when it ends in the past; what the database says.
pub async fn create_api_token(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    token: NewApiToken,
    now: OffsetDateTime,
) -> Result<TokenCreation> {
    if !viewer.is_system() {
        return Err(Error::forbidden());
    }
    if token.expires_at <= now {
        return Err(Error::bad_input("expires", "the token would have ended already; choose a later time"));
    }
    let email = Email::parse(&token.email).map_err(|bad| Error::bad_input("email", bad.to_string()))?;
    let found = visible::<person::Entity>(viewer, Action::Read)
        .filter(person::Column::Email.eq(email.as_str()))
        .one(tx)
        .await
        .map_err(fault)?;
    let Some(person) = found else { return Ok(TokenCreation::NoSuchPerson) };
    let mut scopes = token.scopes;
    scopes.sort();
    scopes.dedup();
    let id = ApiTokenId::new(now);
    let event = Event {
        kind: "api_token.created",
        subject: "person",
        subject_id: person.id,
        department: None,
        data: json!({ "api_token": id, "scopes": scopes, "expires_at": token.expires_at.unix_timestamp() }),
    };
    let row = api_token::ActiveModel {
        id: Set(id.uuid()),
        token_hash: Set(token.token_hash),
        person_id: Set(person.id),
        name: Set("made on the command line".to_owned()),
        ending: Set(token.ending),
        hat: Set(None),
        scopes: Set(scopes),
        created_at: Set(now),
        expires_at: Set(token.expires_at),
        last_used_at: Set(None),
    };
    api_token::Entity::insert(row).exec_without_returning(tx).await.map_err(fault)?;
    record(tx, viewer, now, event).await?;
    Ok(TokenCreation::Created(person.id.into()))
}

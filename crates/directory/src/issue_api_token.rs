//! Somebody makes a token for their own programs.

use commons_access::{Action, Viewer};
use commons_entity::{api_token, person};
use commons_kernel::{ApiTokenId, Error, Result, TokenScope};
use commons_store::{Event, fault, fetch_for_update, record, visible};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use serde_json::json;
use time::{Duration, OffsetDateTime};

use crate::{
    act_as::{Wish, held},
    tidy_text::said,
    written,
};

/// Living tokens of one person at most.
pub const TOKENS: u64 = 20;
/// Days that a token may live at most.
pub const TOKEN_DAYS: i64 = 365;
/// Letters of a token that its owner sees afterwards, to tell it from others.
pub const ENDING: usize = 4;

/// A token that is asked for. No `Debug`: it holds the hash that opens the door.
#[derive(Clone)]
pub struct OwnApiToken {
    /// What its owner calls it.
    pub name: String,
    /// What it may be used for.
    pub scopes: Vec<TokenScope>,
    /// For how many days.
    pub days: i64,
    /// As whom it acts; none: as the viewer acts now.
    pub acts_as: Option<Wish>,
    /// The hash of the token; the token itself was made by the caller and is shown once.
    pub token_hash: String,
    /// Its last letters.
    pub ending: String,
}

/// What became of the wish.
#[derive(Clone, Debug)]
pub enum TokenIssue {
    /// It opens the door.
    Issued(api_token::Model),
    /// They have [`TOKENS`] living ones already.
    TooMany,
}

/// Makes a token that acts for the viewer.
///
/// # Errors
/// Bad input with the field at fault; not found or forbidden for a hat that they do not hold; what the database says.
pub async fn issue_api_token(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    token: OwnApiToken,
    now: OffsetDateTime,
) -> Result<TokenIssue> {
    let person = viewer.person().ok_or_else(Error::unauthenticated)?;
    let name = said("name", &token.name, (1, 100), "say what the token is for, such as: nightly export")?;
    if !(1..=TOKEN_DAYS).contains(&token.days) {
        return Err(Error::bad_input("expiresInDays", format!("a token lives from 1 to {TOKEN_DAYS} days")));
    }
    let mut scopes = token.scopes;
    scopes.sort();
    scopes.dedup();
    if scopes.is_empty() {
        return Err(Error::bad_input("scopes", "choose at least one scope: READ, WRITE or MANAGE"));
    }
    let hat = match token.acts_as {
        Some(wish) => Some(held(tx, viewer, wish).await?),
        None => viewer.hat,
    };
    // The person's row puts two wishes in a row, so that the second counts the token of the first.
    fetch_for_update::<person::Entity>(tx, person.uuid()).await?.ok_or_else(Error::not_found)?;
    let living = visible::<api_token::Entity>(viewer, Action::Manage)
        .filter(api_token::Column::ExpiresAt.gt(now))
        .count(tx)
        .await
        .map_err(fault)?;
    if living >= TOKENS {
        return Ok(TokenIssue::TooMany);
    }
    let row = api_token::Model {
        id: ApiTokenId::new(now).uuid(),
        token_hash: token.token_hash,
        person_id: person.uuid(),
        name,
        ending: token.ending,
        hat: hat.map(written),
        scopes: scopes.iter().map(ToString::to_string).collect(),
        created_at: now,
        expires_at: now + Duration::days(token.days),
        last_used_at: None,
    };
    api_token::Entity::insert(api_token::ActiveModel::from(row.clone()))
        .exec_without_returning(tx)
        .await
        .map_err(fault)?;
    let event = Event {
        kind: "api_token.created",
        subject: "person",
        subject_id: person.uuid(),
        department: None,
        data: json!({
            "api_token": row.id,
            "name": row.name,
            "scopes": row.scopes,
            "acts_as": hat.map(|hat| hat.to_string()),
            "expires_at": row.expires_at.unix_timestamp(),
        }),
    };
    record(tx, viewer, now, event).await?;
    Ok(TokenIssue::Issued(row))
}

/// The viewer's living tokens, the newest first.
///
/// # Errors
/// What the database says.
pub async fn own_api_tokens(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    now: OffsetDateTime,
) -> Result<Vec<api_token::Model>> {
    visible::<api_token::Entity>(viewer, Action::Manage)
        .filter(api_token::Column::ExpiresAt.gt(now))
        .order_by_desc(api_token::Column::CreatedAt)
        .order_by_desc(api_token::Column::Id)
        .all(tx)
        .await
        .map_err(fault)
}

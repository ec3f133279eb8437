//! A provider's account, and how it becomes somebody's: at sign-in, or added by hand.

use commons_access::{Action, Viewer};
use commons_entity::{account, person};
use commons_kernel::{BadEmail, Email, PersonId, Result};
use commons_store::{Event, fault, record, visible};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::OnConflict,
};
use serde_json::json;
use time::OffsetDateTime;

use crate::DIRECTORY;

/// What a provider says of the one who signed in there, all its signatures checked by the caller.
#[derive(Clone, Copy, Debug)]
pub struct Presented<'a> {
    /// Our name for the provider.
    pub provider: &'a str,
    /// Who vouches.
    pub issuer: &'a str,
    /// The provider's lasting name for the account; unique only together with the issuer.
    pub subject: &'a str,
    /// The address of the account, as the provider spells it.
    pub email: Option<&'a str>,
    /// Whether the provider has proof that the address is theirs.
    pub email_verified: bool,
    /// The name to show.
    pub name: Option<&'a str>,
}

/// Why an address names nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoAddress {
    /// There is none, or the provider has no proof of it.
    Unverified,
    /// It is none that we keep: it holds letters that could pass for others, or is malformed.
    Bad(BadEmail),
}

/// How an account becomes somebody's, for the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// Its verified address was theirs, and they had no account yet.
    ByAddress,
    /// They added it, signed in.
    ByHand,
}

impl Presented<'_> {
    /// The address, if it can name somebody.
    pub(crate) fn address(&self) -> Result<Email, NoAddress> {
        let text = self.email.map(str::trim).filter(|text| !text.is_empty()).ok_or(NoAddress::Unverified)?;
        let email = Email::parse(text).map_err(NoAddress::Bad)?;
        if self.email_verified { Ok(email) } else { Err(NoAddress::Unverified) }
    }
}

/// Whose account it is (OpenID Connect Core 1.0, section 5.7: by issuer and subject, never by address).
pub(crate) async fn owner(
    tx: &impl ConnectionTrait,
    presented: &Presented<'_>,
) -> Result<Option<person::Model>> {
    let account = visible::<account::Entity>(&DIRECTORY, Action::Read)
        .filter(account::Column::Issuer.eq(presented.issuer))
        .filter(account::Column::Subject.eq(presented.subject))
        .one(tx)
        .await
        .map_err(fault)?;
    let Some(account) = account else { return Ok(None) };
    visible::<person::Entity>(&DIRECTORY, Action::Read)
        .filter(person::Column::Id.eq(account.person_id))
        .one(tx)
        .await
        .map_err(fault)
}

/// The issuers of a person's accounts, oldest first.
pub(crate) async fn issuers(tx: &impl ConnectionTrait, person: PersonId) -> Result<Vec<String>> {
    visible::<account::Entity>(&DIRECTORY, Action::Read)
        .filter(account::Column::PersonId.eq(person.uuid()))
        .order_by_asc(account::Column::CreatedAt)
        .select_only()
        .column(account::Column::Issuer)
        .into_tuple()
        .all(tx)
        .await
        .map_err(fault)
}

/// Makes the account the person's, unless it is somebody's already. The caller holds the person's row.
pub(crate) async fn keep(
    tx: &impl ConnectionTrait,
    presented: &Presented<'_>,
    person: PersonId,
    email: &Email,
    now: OffsetDateTime,
) -> Result<bool> {
    let row = account::ActiveModel {
        id: Set(commons_kernel::Id::<account::Model>::new(now).uuid()),
        issuer: Set(presented.issuer.to_owned()),
        subject: Set(presented.subject.to_owned()),
        person_id: Set(person.uuid()),
        email: Set(Some(email.to_string())),
        created_at: Set(now),
    };
    let taken =
        OnConflict::columns([account::Column::Issuer, account::Column::Subject]).do_nothing().to_owned();
    let kept =
        account::Entity::insert(row).on_conflict(taken).exec_without_returning(tx).await.map_err(fault)?;
    Ok(kept > 0)
}

/// Records that the account is theirs from now on.
pub(crate) async fn record_link(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    presented: &Presented<'_>,
    (person, way): (PersonId, Way),
    now: OffsetDateTime,
) -> Result<()> {
    let way = match way {
        Way::ByAddress => "address",
        Way::ByHand => "hand",
    };
    let event = Event {
        kind: "account.linked",
        subject: "person",
        subject_id: person.uuid(),
        department: None,
        data: json!({ "provider": presented.provider, "issuer": presented.issuer, "by": way }),
    };
    record(tx, viewer, now, event).await?;
    Ok(())
}

//! The command line makes somebody Alliance staff: the first administrator of an installation has nobody to ask.

use commons_access::{Action, Viewer};
use commons_entity::{Word, person};
use commons_kernel::{AllianceRole, Email, Error, PersonId, Result};
use commons_store::{Event, fault, record, visible};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter, QuerySelect,
};
use serde_json::json;
use time::OffsetDateTime;

use crate::tidy_text::said;

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Granted {
    /// The person was here and has the role now.
    ToSomebodyKnown,
    /// The person was made, and has the role; they sign in by their verified address.
    ToSomebodyNew,
    /// They had it.
    Before,
    /// They are here, but may not sign in; an administrator restores them.
    Disabled,
}

/// Gives the role to the person with this address; there need be none yet. For the command line alone.
///
/// # Errors
/// Forbidden when a person asks; bad input for a malformed address or name; what the database says.
pub async fn grant_role(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    email: &str,
    name: Option<&str>,
    role: AllianceRole,
    now: OffsetDateTime,
) -> Result<Granted> {
    if !viewer.is_system() {
        return Err(Error::forbidden());
    }
    let email = Email::parse(email).map_err(|bad| Error::bad_input("email", bad.to_string()))?;
    let found = visible::<person::Entity>(viewer, Action::Read)
        .filter(person::Column::Email.eq(email.as_str()))
        .lock_exclusive()
        .one(tx)
        .await
        .map_err(fault)?;
    let (person, from, outcome) = match found {
        Some(person) if person.disabled_at.is_some() => return Ok(Granted::Disabled),
        Some(person) => {
            let from = person.alliance_role.map(|word| word.0);
            if from == Some(role) {
                return Ok(Granted::Before);
            }
            let mut row = person.into_active_model();
            row.alliance_role = Set(Some(Word(role)));
            (row.update(tx).await.map_err(fault)?, from, Granted::ToSomebodyKnown)
        }
        None => (make(tx, &email, name, role, now).await?, None, Granted::ToSomebodyNew),
    };
    let event = Event {
        kind: "person.role_changed",
        subject: "person",
        subject_id: person.id,
        department: None,
        data: json!({
            "from_role": from,
            "to_role": role,
            "reason": "granted on the command line of the server",
            "new": outcome == Granted::ToSomebodyNew,
        }),
    };
    record(tx, viewer, now, event).await?;
    Ok(outcome)
}

async fn make(
    tx: &impl ConnectionTrait,
    email: &Email,
    name: Option<&str>,
    role: AllianceRole,
    now: OffsetDateTime,
) -> Result<person::Model> {
    // Without a name, what stands before the @ has to do; they can change it on their account page.
    let before_the_at = email.as_str().split('@').next().unwrap_or_default();
    let name = said("name", name.unwrap_or(before_the_at), (1, 200), "give the person's name")?;
    let row = person::Model {
        id: PersonId::new(now).uuid(),
        email: email.to_string(),
        name,
        alliance_role: Some(Word(role)),
        demo: false,
        about: None,
        disabled_at: None,
        created_at: now,
    };
    person::Entity::insert(person::ActiveModel::from(row.clone()))
        .exec_without_returning(tx)
        .await
        .map_err(fault)?;
    Ok(row)
}

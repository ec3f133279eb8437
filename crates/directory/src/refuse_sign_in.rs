//! Records a sign-in that was refused.

use commons_access::Viewer;
use commons_kernel::{PersonId, Result};
use commons_store::{Event, record};
use sea_orm::ConnectionTrait;
use serde_json::json;
use time::OffsetDateTime;
use uuid::Uuid;

/// A sign-in that was refused. It holds no address: that of a stranger is none of our business.
#[derive(Clone, Copy, Debug)]
pub struct RefusedSignIn<'a> {
    /// Our name for the provider.
    pub provider: &'a str,
    /// Why, in a word.
    pub reason: &'static str,
    /// Whose account or address it was, when that is known.
    pub person: Option<PersonId>,
}

/// Records it. Only sign-ins that began here are: whoever calls out addresses at the door must not fill the record.
///
/// # Errors
/// What the database says.
pub async fn refuse_sign_in(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    refused: RefusedSignIn<'_>,
    now: OffsetDateTime,
) -> Result<()> {
    let (subject, subject_id) = match refused.person {
        Some(person) => ("person", person.uuid()),
        None => ("sign_in", Uuid::nil()),
    };
    let event = Event {
        kind: "sign_in.refused",
        subject,
        subject_id,
        department: None,
        data: json!({ "provider": refused.provider, "reason": refused.reason }),
    };
    record(tx, viewer, now, event).await?;
    Ok(())
}

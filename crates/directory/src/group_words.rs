//! What a group is called and about, checked; and the queue in which changes of groups stand.

use commons_access::{Action, Viewer};
use commons_entity::department_group;
use commons_kernel::{Error, Result};
use commons_store::{fault, visible};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use uuid::Uuid;

use crate::tidy_text::{one_line, said, some_lines};

/// The lock that puts changes of groups in a row, so that two cannot take one name.
const LOCK: i64 = 7_266_270_011;

/// Waits until nobody else changes a group, and holds the others back until the transaction ends.
///
/// # Errors
/// What the database says.
pub(crate) async fn queue(tx: &impl ConnectionTrait) -> Result<()> {
    let wait = Statement::from_sql_and_values(
        DbBackend::Postgres,
        "SELECT pg_advisory_xact_lock($1)",
        [LOCK.into()],
    );
    tx.execute_raw(wait).await.map_err(fault)?;
    Ok(())
}

/// The name, if no other group has it in any capitals.
///
/// # Errors
/// Bad input when it is too short or too long, a conflict when it is taken; what the database says.
pub(crate) async fn free_name(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    name: &str,
    own: Option<Uuid>,
) -> Result<String> {
    let name = said("name", name, (3, 120), "give it a name of at least 3 letters")?;
    let wanted = name.to_lowercase();
    // All groups are read: there are hundreds at most, and capitals are not the database's to compare.
    let all = visible::<department_group::Entity>(viewer, Action::Read).all(tx).await.map_err(fault)?;
    match all.iter().find(|group| group.name.to_lowercase() == wanted && Some(group.id) != own) {
        None => Ok(name),
        Some(taken) => Err(Error::conflict(
            "name",
            format!("a group is called '{}' already; choose another name", taken.name),
        )),
    }
}

/// What brings it together.
///
/// # Errors
/// Bad input when it is too long.
pub(crate) fn about(text: &str) -> Result<String> {
    some_lines("about", text, 1_000)
}

/// A reason that may be left out.
///
/// # Errors
/// Bad input when it is too long.
pub(crate) fn reason(text: Option<&str>) -> Result<Option<String>> {
    let reason = text.map(|text| one_line("reason", text, 500)).transpose()?;
    Ok(reason.filter(|reason| !reason.is_empty()))
}

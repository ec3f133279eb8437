//! Take a mail domain from a department: nobody joins by it any more. Who has joined stays.

use commons_access::{May, Viewer, act::RegisterDomain};
use commons_entity::{department, department_domain};
use commons_kernel::{Error, Result};
use commons_store::{Event, fault, record};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;
use time::OffsetDateTime;

use crate::tidy_text::said;

/// Takes the domain away.
///
/// # Errors
/// Bad input when there is no reason or the department has no such domain; what the database says.
pub async fn remove_domain(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_register: &May<RegisterDomain, department::Model>,
    (domain, reason): (&str, &str),
    now: OffsetDateTime,
) -> Result<()> {
    use department_domain::Column::{DepartmentId, Domain};
    let department = may_register.row();
    let reason = said("reason", reason, (3, 500), "say why; the department reads it in its record")?;
    let domain = domain.trim().to_ascii_lowercase();
    let removed = department_domain::Entity::delete_many()
        .filter(DepartmentId.eq(department.id))
        .filter(Domain.eq(&domain))
        .exec(tx)
        .await
        .map_err(fault)?;
    if removed.rows_affected == 0 {
        return Err(Error::bad_input(
            "domain",
            "this department has no such domain; it may have been removed already",
        ));
    }
    let event = Event {
        kind: "department.domain_removed",
        subject: "department",
        subject_id: department.id,
        department: Some(department.id.into()),
        data: json!({ "domain": domain, "reason": reason }),
    };
    record(tx, viewer, now, event).await?;
    Ok(())
}

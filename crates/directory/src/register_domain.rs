//! Register a mail domain as a department's own: whoever has a verified address there may take a seat at once.

use commons_access::{May, Viewer, act::RegisterDomain};
use commons_entity::{department, department_domain};
use commons_kernel::{Error, Result, is_domain};
use commons_store::{Event, children, fault, record};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::OnConflict};
use serde_json::json;
use time::OffsetDateTime;

use crate::tidy_text::said;

/// Domains where anybody gets an address, one a line.
const HOSTERS: &str = include_str!("mail_hosters.txt");
/// Characters of how it was checked.
pub(crate) const CHECK: (usize, usize) = (10, 500);

/// What came of registering.
#[derive(Clone, Debug)]
pub enum DomainOutcome {
    /// It is the department's own from now on.
    Registered(department_domain::Model),
    /// It was already; nothing changed.
    Known(department_domain::Model),
}

/// Registers a domain, with how it was checked that it is the department's. One domain may serve several departments.
///
/// # Errors
/// Bad input when it is no domain, when anybody gets an address there, or when `check` says too little; what the
/// database says.
pub async fn register_domain(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_register: &May<RegisterDomain, department::Model>,
    (domain, check): (&str, &str),
    now: OffsetDateTime,
) -> Result<DomainOutcome> {
    let department = may_register.row();
    let domain = own_domain(domain)?;
    let mend = "say in a sentence how you checked it, such as whom you called and where the number stands";
    let check = said("check", check, CHECK, mend)?;
    let row = department_domain::Model {
        department_id: department.id,
        domain,
        check,
        checked_by: viewer.person().map(Into::into),
        checked_at: now,
    };
    use department_domain::Column::{DepartmentId, Domain};
    let known = OnConflict::columns([DepartmentId, Domain]).do_nothing().to_owned();
    let inserted = department_domain::Entity::insert(department_domain::ActiveModel::from(row.clone()))
        .on_conflict(known)
        .exec_without_returning(tx)
        .await
        .map_err(fault)?;
    if inserted == 0 {
        let known = children::<department_domain::Entity>()
            .filter(DepartmentId.eq(department.id))
            .filter(Domain.eq(row.domain))
            .one(tx)
            .await
            .map_err(fault)?
            .ok_or_else(|| Error::internal("a registered domain has gone"))?;
        return Ok(DomainOutcome::Known(known));
    }
    let event = Event {
        kind: "department.domain_registered",
        subject: "department",
        subject_id: department.id,
        department: Some(department.id.into()),
        data: json!({ "domain": row.domain, "check": row.check }),
    };
    record(tx, viewer, now, event).await?;
    Ok(DomainOutcome::Registered(row))
}

/// The domain in small letters, if an office can have it for itself.
fn own_domain(text: &str) -> Result<String> {
    let refuse = |why: String| Err(Error::bad_input("domain", why));
    let domain = text.trim();
    if !domain.is_ascii() {
        return refuse(
            "write it with plain letters; a domain with other letters has an ASCII form (xn--…)".into(),
        );
    }
    let domain = domain.to_ascii_lowercase();
    if !is_domain(&domain) {
        return refuse("write the part of the mail address behind the @, such as county.gov".into());
    }
    let mut hosters = HOSTERS.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let within = |hoster: &&str| {
        domain.strip_suffix(*hoster).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    if let Some(hoster) = hosters.find(within) {
        return refuse(format!("anybody can get an address at {hoster}, so it says nothing of the office"));
    }
    Ok(domain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_of_everybody_or_of_look_alikes_is_refused() {
        assert_eq!(own_domain(" Yuma.GOV ").unwrap(), "yuma.gov");
        assert_eq!(own_domain("notgmail.com").unwrap(), "notgmail.com");
        for bad in [
            "gmail.com",
            "GMAIL.com",
            "mail.yahoo.com",
            "yum\u{430}.gov",
            "gov",
            "",
            "clerk@yuma.gov",
            "a..gov",
        ] {
            assert_eq!(own_domain(bad).unwrap_err().field(), Some("domain"), "{bad}");
        }
    }
}

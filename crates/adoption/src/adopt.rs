//! Adopt a resource: the office that the viewer acts for says that it uses a version of it.

use commons_access::{Action, May, Viewer, act::Read, may};
use commons_entity::{Word, adoption, adoption_report, resource};
use commons_kernel::{
    AdoptionId, AdoptionIntent, AdoptionStatus, Code, DepartmentId, Error, Result, VersionId,
};
use commons_store::{Event, fault, record};
use sea_orm::{ConnectionTrait, EntityTrait, sea_query::OnConflict};
use serde_json::json;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{own_adoptions, report::note, usable_version::usable_version};

/// What a new adoption begins with.
#[derive(Clone, Debug)]
pub struct NewAdoption {
    /// The version; none: the one that people see now.
    pub version: Option<VersionId>,
    /// What the office means to do with it.
    pub intent: AdoptionIntent,
    /// How far it is: planned, or in use.
    pub status: AdoptionStatus,
    /// What came of it so far.
    pub note: String,
}

/// What came of it.
#[derive(Clone, Debug)]
pub enum AdoptOutcome {
    /// The office uses it.
    Adopted(adoption::Model),
    /// It did so before; this is how.
    AlreadyAdopted(adoption::Model),
    /// Nothing of it is published, or not any more.
    NotPublished,
    /// It is the office's own: what others use is counted, not what one made.
    OwnResource,
}

/// Writes the adoption down. The database lets an office have one living adoption of a resource, whoever is quicker.
///
/// # Errors
/// Forbidden for who acts for no office, or may only read there; bad input with the field at fault; what the database says.
pub async fn adopt(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_read: &May<Read, resource::Model>,
    new: NewAdoption,
    now: OffsetDateTime,
) -> Result<AdoptOutcome> {
    let resource = may_read.row();
    let office = office_of(viewer).ok_or_else(|| {
        let mend = "only an office can use something, and you act for none: choose a seat to act from, or ask to join your office";
        Error::new(Code::Forbidden, mend)
    })?;
    let mut row = planned(resource, office, now);
    // The row that would be is asked, since there is none yet to permit.
    if !may(viewer, Action::Manage, &row) {
        return Err(Error::forbidden());
    }
    if !resource.published {
        return Ok(AdoptOutcome::NotPublished);
    }
    if resource.department_id == office.uuid() {
        return Ok(AdoptOutcome::OwnResource);
    }
    if !may(viewer, Action::Create, &row) {
        return Err(Error::forbidden());
    }
    if new.status == AdoptionStatus::Retired {
        let mend = "begin with planned or in use; retire it when your office has stopped using it";
        return Err(Error::bad_input("status", mend));
    }
    let note = note(&new.note)?;
    let version = usable_version(tx, viewer, resource, new.version).await?;
    row.version_id = version.id;
    row.status = Word(new.status);
    let inserted = adoption::Entity::insert(adoption::ActiveModel::from(row.clone()))
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(tx)
        .await
        .map_err(fault)?;
    if inserted == 0 {
        let theirs = own_adoptions(tx, viewer, &[resource.id]).await?.remove(&resource.id);
        let theirs =
            theirs.ok_or_else(|| Error::internal("an adoption clashes with one that is not there"))?;
        return Ok(AdoptOutcome::AlreadyAdopted(theirs));
    }
    let report = adoption_report::Model {
        adoption_id: row.id,
        revision: 1,
        title: version.title.clone(),
        version_number: version.number,
        intent: Word(new.intent),
        printed: None,
        mailed: None,
        note,
        said_by: viewer.person().map(Into::into),
        said_at: now,
    };
    let event = Event {
        kind: "adoption.adopted",
        subject: "adoption",
        subject_id: row.id,
        department: Some(office),
        data: json!({
            "resource": resource.id,
            "version": version.id,
            "number": version.number,
            "title": version.title,
            "status": row.status.0,
            "intent": new.intent,
        }),
    };
    adoption_report::Entity::insert(adoption_report::ActiveModel::from(report))
        .exec_without_returning(tx)
        .await
        .map_err(fault)?;
    record(tx, viewer, now, event).await?;
    Ok(AdoptOutcome::Adopted(row))
}

/// Whether the viewer may say that their office uses it; for showing or hiding a button.
pub fn may_adopt(viewer: &Viewer, resource: &resource::Model) -> bool {
    office_of(viewer).is_some_and(|office| {
        let row = planned(resource, office, resource.created_at);
        resource.department_id != office.uuid() && may(viewer, Action::Create, &row)
    })
}

/// The office that somebody acts for: that of their hat.
fn office_of(viewer: &Viewer) -> Option<DepartmentId> {
    viewer.seats.first().map(|seat| seat.department)
}

fn planned(resource: &resource::Model, office: DepartmentId, now: OffsetDateTime) -> adoption::Model {
    adoption::Model {
        id: AdoptionId::new(now).into(),
        department_id: office.into(),
        resource_id: resource.id,
        version_id: Uuid::nil(),
        status: Word(AdoptionStatus::Planned),
        adopted_at: now,
        about_department_id: resource.department_id,
        about_group_id: resource.group_id,
        about_state: resource.state,
        about_reach: resource.reach,
        about_published: resource.published,
        about_submitted: resource.submitted,
    }
}

//! Change an adoption: how far the office is, what it means to do, which version it has, what came of it.

use commons_access::{
    May, Viewer,
    act::{Manage, Read},
    permit,
};
use commons_entity::{Word, adoption, adoption_report, resource};
use commons_kernel::{AdoptionIntent, AdoptionStatus, Error, Result, VersionId};
use commons_store::{Event, fault, fetch, record};
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel};
use serde_json::{Map, Value, json};
use time::OffsetDateTime;

use crate::{
    report::{copies, note, reports},
    usable_version::usable_version,
};

/// What a change brings; what is `None` stays as it is.
#[derive(Clone, Debug, Default)]
pub struct AdoptionChanges {
    /// How far the office is.
    pub status: Option<AdoptionStatus>,
    /// What it means to do.
    pub intent: Option<AdoptionIntent>,
    /// The version that it has now.
    pub version: Option<VersionId>,
    /// How many copies were printed; `Some(None)`: not known.
    pub printed: Option<Option<i32>>,
    /// How many were mailed; `Some(None)`: not known.
    pub mailed: Option<Option<i32>>,
    /// What came of it; an empty text takes it away.
    pub note: Option<String>,
}

/// What came of it.
#[derive(Clone, Debug)]
pub enum ChangeOutcome {
    /// It stands as it was sent.
    Changed(adoption::Model),
    /// A colleague changed it first; nothing of theirs was touched.
    Conflict(adoption::Model),
    /// It is history: only its numbers and its note may still be told.
    Retired(adoption::Model),
}

/// Changes an adoption on top of the revision that the writer saw. The row must have been fetched for update.
///
/// # Errors
/// Bad input with the field at fault; what the database says.
pub async fn change_adoption(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_manage: May<Manage, adoption::Model>,
    revision: i32,
    changes: AdoptionChanges,
    now: OffsetDateTime,
) -> Result<ChangeOutcome> {
    let before = may_manage.into_row();
    let told = reports(tx, &[before.id]).await?.remove(&before.id);
    let told = told.ok_or_else(|| Error::internal("an adoption has lost its report"))?;
    if told.revision != revision {
        return Ok(ChangeOutcome::Conflict(before));
    }
    let moves = changes.status.is_some_and(|status| status != AdoptionStatus::Retired)
        || changes.intent.is_some()
        || changes.version.is_some();
    if before.status.0 == AdoptionStatus::Retired && moves {
        return Ok(ChangeOutcome::Retired(before));
    }
    let (mut after, mut tells) = (before.clone(), told.clone());
    if let Some(version) = changes.version.filter(|version| version.uuid() != before.version_id) {
        let resource = fetch::<resource::Entity>(tx, before.resource_id).await?;
        let may_read = permit::<Read, _>(viewer, resource).map_err(|_| withdrawn())?;
        let version = usable_version(tx, viewer, may_read.row(), Some(version)).await?;
        (after.version_id, tells.version_number, tells.title) = (version.id, version.number, version.title);
    }
    after.status = changes.status.map_or(before.status, Word);
    tells.intent = changes.intent.map_or(told.intent, Word);
    let number = |field, asked: Option<Option<i32>>, old| match asked {
        None => Ok(old),
        Some(None) => Ok(None),
        Some(Some(number)) => copies(field, number).map(Some),
    };
    tells.printed = number("printed", changes.printed, told.printed)?;
    tells.mailed = number("mailed", changes.mailed, told.mailed)?;
    tells.note = changes.note.as_deref().map_or_else(|| Ok(told.note.clone()), note)?;
    if (&after, &tells) == (&before, &told) {
        return Ok(ChangeOutcome::Changed(before));
    }
    tells.revision = revision + 1;
    tells.said_by = viewer.person().map(Into::into);
    tells.said_at = now;
    let data = differences((&before, &told), (&after, &tells));
    if after != before {
        let mut row = before.into_active_model();
        row.set_if_not_equals(adoption::Column::Status, after.status.into());
        row.set_if_not_equals(adoption::Column::VersionId, after.version_id.into());
        row.update(tx).await.map_err(fault)?;
    }
    tells.into_active_model().reset_all().update(tx).await.map_err(fault)?;
    let event = Event {
        kind: "adoption.changed",
        subject: "adoption",
        subject_id: after.id,
        department: Some(after.department_id.into()),
        data,
    };
    record(tx, viewer, now, event).await?;
    Ok(ChangeOutcome::Changed(after))
}

fn withdrawn() -> Error {
    let mend = "this resource is not shared with you any more, so there is no newer version to take; you keep the one you have";
    Error::bad_input("versionId", mend)
}

type Told<'a> = (&'a adoption::Model, &'a adoption_report::Model);

/// What changed, as the record tells it: from and to. Of a note only that it changed: it is between two offices.
fn differences((before, told): Told<'_>, (after, tells): Told<'_>) -> Value {
    let mut data = Map::new();
    data.insert("resource".into(), json!(after.resource_id));
    data.insert("version".into(), json!(after.version_id));
    data.insert("title".into(), json!(tells.title));
    let pairs = [
        ("status", json!(before.status.0), json!(after.status.0)),
        ("number", json!(told.version_number), json!(tells.version_number)),
        ("intent", json!(told.intent.0), json!(tells.intent.0)),
        ("printed", json!(told.printed), json!(tells.printed)),
        ("mailed", json!(told.mailed), json!(tells.mailed)),
    ];
    for (name, from, to) in pairs {
        if from != to {
            data.insert(format!("from_{name}"), from);
            data.insert(format!("to_{name}"), to);
        }
    }
    if told.note != tells.note {
        data.insert("changed".into(), json!(["note"]));
    }
    Value::Object(data)
}

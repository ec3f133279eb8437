//! Which resources events may have changed.

use std::collections::BTreeSet;

use commons_access::Action;
use commons_entity::{adoption, event, resource, version, version_attachment};
use commons_kernel::Result;
use commons_store::{Tx, children, fault, visible};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

use crate::{find_matches::MATCHED, load::READER};

/// The resources that the events may have changed.
pub(crate) async fn touched(tx: &Tx, events: &[event::Model]) -> Result<BTreeSet<Uuid>> {
    let of = |subject: &str| -> Vec<Uuid> {
        let ours = |event: &&event::Model| event.subject == subject && event.kind != MATCHED;
        events.iter().filter(ours).map(|event| event.subject_id).collect()
    };
    let mut found: BTreeSet<Uuid> = of("resource").into_iter().collect();
    let mut versions = of("version");
    let attachments = of("attachment");
    if !attachments.is_empty() {
        let places = children::<version_attachment::Entity>()
            .filter(version_attachment::Column::AttachmentId.is_in(attachments))
            .all(tx)
            .await
            .map_err(fault)?;
        versions.extend(places.into_iter().map(|place| place.version_id));
    }
    if !versions.is_empty() {
        let rows = children::<version::Entity>()
            .filter(version::Column::Id.is_in(versions))
            .all(tx)
            .await
            .map_err(fault)?;
        found.extend(rows.into_iter().map(|row| row.resource_id));
    }
    // Review requests and adoptions say in their data which resource they are about; a department that grew changes all of its
    // own, and all that it uses.
    found
        .extend(events.iter().filter_map(|event| event.data.get("resource")?.as_str()?.parse::<Uuid>().ok()));
    let departments: Vec<Uuid> = events
        .iter()
        .filter(|event| event.subject == "department" && event.data["resized"] == true)
        .map(|event| event.subject_id)
        .collect();
    if !departments.is_empty() {
        let rows = visible::<resource::Entity>(&READER, Action::Read)
            .filter(resource::Column::DepartmentId.is_in(departments.iter().copied()))
            .all(tx)
            .await
            .map_err(fault)?;
        found.extend(rows.into_iter().map(|row| row.id));
        let used = visible::<adoption::Entity>(&READER, Action::Read)
            .filter(adoption::Column::DepartmentId.is_in(departments))
            .all(tx)
            .await
            .map_err(fault)?;
        found.extend(used.into_iter().map(|row| row.resource_id));
    }
    Ok(found)
}

/// Whether an import has changed the sizes of departments: it does not say which, and they may be thousands.
pub(crate) fn many_resized(event: &event::Model) -> bool {
    event.kind == "departments.imported" && event.data["resized"].as_u64().is_some_and(|resized| resized > 0)
}

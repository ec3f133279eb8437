//! Who uses resources, as the index counts them.

use std::collections::HashMap;

use commons_access::Action;
use commons_entity::{adoption, department, office_profile};
use commons_kernel::{AdoptionStatus, DepartmentSize, Result};
use commons_search::Office;
use commons_store::{Tx, children, fault, visible};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::load::READER;

/// So many of those who use a resource are kept, the newest of them: they are compared with every reader's office.
const KEPT: usize = 200;

/// Those who use a resource or mean to.
#[derive(Debug, Default)]
pub(crate) struct Adopters {
    /// How many there are.
    pub(crate) count: u32,
    /// The newest of them.
    pub(crate) offices: Vec<Office>,
}

/// The departments that use each resource or mean to, in three statements; a resource that none uses is left out.
///
/// # Errors
/// What the database says.
pub(crate) async fn adopters(tx: &Tx, resources: &[Uuid]) -> Result<HashMap<Uuid, Adopters>> {
    let pairs: Vec<(Uuid, Uuid)> = visible::<adoption::Entity>(&READER, Action::Read)
        .filter(adoption::Column::ResourceId.is_in(resources.iter().copied()))
        .filter(adoption::Column::Status.ne(AdoptionStatus::Retired.as_str()))
        .order_by_desc(adoption::Column::AdoptedAt)
        .order_by_desc(adoption::Column::Id)
        .select_only()
        .column(adoption::Column::ResourceId)
        .column(adoption::Column::DepartmentId)
        .into_tuple()
        .all(tx)
        .await
        .map_err(fault)?;
    let mut ids: Vec<Uuid> = pairs.iter().map(|(_, office)| *office).collect();
    ids.sort_unstable();
    ids.dedup();
    let offices = offices(tx, ids).await?.into_iter().map(|(id, (row, profile))| (id, office(row, profile)));
    let offices: HashMap<Uuid, Office> = offices.collect();
    let mut found: HashMap<Uuid, Adopters> = HashMap::new();
    for (resource, id) in pairs {
        let adopters = found.entry(resource).or_default();
        adopters.count += 1;
        if adopters.offices.len() < KEPT {
            adopters.offices.extend(offices.get(&id).cloned());
        }
    }
    Ok(found)
}

/// Departments with what each says of itself, in two statements.
///
/// # Errors
/// What the database says.
pub(crate) async fn offices(
    tx: &Tx,
    ids: Vec<Uuid>,
) -> Result<HashMap<Uuid, (department::Model, Option<office_profile::Model>)>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let profiles = children::<office_profile::Entity>()
        .filter(office_profile::Column::DepartmentId.is_in(ids.iter().copied()))
        .all(tx)
        .await
        .map_err(fault)?;
    let mut profiles: HashMap<Uuid, office_profile::Model> =
        profiles.into_iter().map(|row| (row.department_id, row)).collect();
    let rows = visible::<department::Entity>(&READER, Action::Read)
        .filter(department::Column::Id.is_in(ids))
        .all(tx)
        .await
        .map_err(fault)?;
    let with = |row: department::Model| {
        let profile = profiles.remove(&row.id);
        (row.id, (row, profile))
    };
    Ok(rows.into_iter().map(with).collect())
}

/// What a department has in common with others.
pub(crate) fn office(row: department::Model, profile: Option<office_profile::Model>) -> Office {
    Office {
        state: row.state.0,
        size: size(row.registered_voters),
        kind: row.kind,
        languages: profile.as_ref().map(|profile| profile.languages.clone()).unwrap_or_default(),
        equipment: profile.map(|profile| profile.equipment).unwrap_or_default(),
    }
}

/// The size of a department, when its number of voters is known.
pub(crate) fn size(voters: Option<i32>) -> Option<DepartmentSize> {
    voters.and_then(|voters| u32::try_from(voters).ok()).map(DepartmentSize::of)
}

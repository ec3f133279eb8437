//! Who uses resources, as the index counts them: how many departments of each state and size.

use std::collections::{BTreeMap, HashMap, HashSet};

use commons_access::Action;
use commons_entity::{adoption, department};
use commons_kernel::{AdoptionStatus, DepartmentSize, Result, State};
use commons_search::Adopter;
use commons_store::{Tx, fault, visible};
use sea_orm::{ColumnTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::load::READER;

/// The departments that use each resource or mean to, in two statements; a resource that none uses is left out.
///
/// # Errors
/// What the database says.
pub(crate) async fn adopters(tx: &Tx, resources: &[Uuid]) -> Result<HashMap<Uuid, Vec<Adopter>>> {
    let pairs: Vec<(Uuid, Uuid)> = visible::<adoption::Entity>(&READER, Action::Read)
        .filter(adoption::Column::ResourceId.is_in(resources.iter().copied()))
        .filter(adoption::Column::Status.ne(AdoptionStatus::Retired.as_str()))
        .select_only()
        .column(adoption::Column::ResourceId)
        .column(adoption::Column::DepartmentId)
        .into_tuple()
        .all(tx)
        .await
        .map_err(fault)?;
    let offices: HashSet<Uuid> = pairs.iter().map(|(_, office)| *office).collect();
    let offices = visible::<department::Entity>(&READER, Action::Read)
        .filter(department::Column::Id.is_in(offices))
        .all(tx)
        .await
        .map_err(fault)?;
    let offices: HashMap<Uuid, (State, Option<DepartmentSize>)> =
        offices.into_iter().map(|row| (row.id, (row.state.0, size(row.registered_voters)))).collect();
    let mut counted: HashMap<Uuid, BTreeMap<(State, Option<DepartmentSize>), u32>> = HashMap::new();
    for (resource, office) in pairs {
        if let Some(place) = offices.get(&office) {
            *counted.entry(resource).or_default().entry(*place).or_default() += 1;
        }
    }
    let listed = |counts: BTreeMap<(State, Option<DepartmentSize>), u32>| {
        counts.into_iter().map(|((state, size), count)| Adopter { state, size, count }).collect()
    };
    Ok(counted.into_iter().map(|(resource, counts)| (resource, listed(counts))).collect())
}

/// The size of a department, when its number of voters is known.
pub(crate) fn size(voters: Option<i32>) -> Option<DepartmentSize> {
    voters.and_then(|voters| u32::try_from(voters).ok()).map(DepartmentSize::of)
}

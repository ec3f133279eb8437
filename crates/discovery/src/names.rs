//! What facets and hits are called: departments, values and standards, kept in memory between searches.
//!
//! A search names up to a hundred departments; asking the database for them each time would cost more than the search itself.
//! What was read is forgotten when the feed tells of a change ([`Names::refresh`]).

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use commons_access::{Action, Facts, Guarded, Noun, Viewer, policy};
use commons_entity::{alliance_value, department, office_profile, standard};
use commons_kernel::Result;
use commons_search::Office;
use commons_store::{Tx, children, fault, feed};
use uuid::Uuid;

use crate::adopters::{office, offices};

/// What events that change a name are about.
const SUBJECTS: [&str; 2] = ["department", "directory"];

/// What was read so far.
#[derive(Debug, Default)]
pub struct Names(RwLock<Known>);

#[derive(Debug, Default)]
struct Known {
    /// Counts how often all was forgotten, so that nothing read before is kept after.
    turn: u64,
    /// The newest event about a name, when all was last forgotten.
    place: Option<i64>,
    departments: HashMap<Uuid, Arc<Department>>,
    values: Option<Arc<HashMap<String, String>>>,
    standards: Option<Arc<HashMap<String, String>>>,
}

/// A department, as far as searching goes.
#[derive(Debug)]
pub struct Department {
    facts: Facts,
    /// Its name with its state, since names are not unique.
    pub label: String,
    /// What it has in common with others.
    pub office: Office,
}

impl Names {
    /// Forgets everything if a name may have changed since it was last forgotten.
    ///
    /// # Errors
    /// What the database says.
    pub async fn refresh(&self, tx: &Tx) -> Result<()> {
        let place = Some(feed::newest_about(tx, &SUBJECTS).await?);
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if known.place != place {
            *known = Known { turn: known.turn + 1, place, ..Known::default() };
        }
        Ok(())
    }

    /// The departments among these that the viewer may read.
    ///
    /// # Errors
    /// What the database says.
    pub async fn departments(
        &self,
        tx: &Tx,
        viewer: &Viewer,
        ids: &[Uuid],
    ) -> Result<HashMap<Uuid, Arc<Department>>> {
        let (turn, mut found) = self.look(|known| {
            let known = |id: &Uuid| Some((*id, Arc::clone(known.departments.get(id)?)));
            ids.iter().filter_map(known).collect::<HashMap<_, _>>()
        });
        let missing: Vec<Uuid> = ids.iter().copied().filter(|id| !found.contains_key(id)).collect();
        if !missing.is_empty() {
            let read = read_departments(tx, missing).await?;
            self.keep(turn, |known| {
                known.departments.extend(read.iter().map(|(id, row)| (*id, Arc::clone(row))))
            });
            found.extend(read);
        }
        let rule = policy(Action::Read, Noun::Department);
        found.retain(|_, department| rule.holds(viewer, &department.facts));
        Ok(found)
    }

    /// The names of the Alliance's values by their slugs.
    ///
    /// # Errors
    /// What the database says.
    pub async fn values(&self, tx: &Tx) -> Result<Arc<HashMap<String, String>>> {
        let (turn, known) = self.look(|known| known.values.clone());
        if let Some(known) = known {
            return Ok(known);
        }
        let rows = children::<alliance_value::Entity>().all(tx).await.map_err(fault)?;
        let read: Arc<HashMap<_, _>> = Arc::new(rows.into_iter().map(|row| (row.slug, row.name)).collect());
        self.keep(turn, |known| known.values = Some(Arc::clone(&read)));
        Ok(read)
    }

    /// The names of the Alliance's standards by their slugs.
    ///
    /// # Errors
    /// What the database says.
    pub async fn standards(&self, tx: &Tx) -> Result<Arc<HashMap<String, String>>> {
        let (turn, known) = self.look(|known| known.standards.clone());
        if let Some(known) = known {
            return Ok(known);
        }
        let rows = children::<standard::Entity>().all(tx).await.map_err(fault)?;
        let read: Arc<HashMap<_, _>> = Arc::new(rows.into_iter().map(|row| (row.slug, row.name)).collect());
        self.keep(turn, |known| known.standards = Some(Arc::clone(&read)));
        Ok(read)
    }

    fn look<T>(&self, at: impl FnOnce(&Known) -> T) -> (u64, T) {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        (known.turn, at(&known))
    }

    fn keep(&self, turn: u64, put: impl FnOnce(&mut Known)) {
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if known.turn == turn {
            put(&mut known);
        }
    }
}

async fn read_departments(tx: &Tx, ids: Vec<Uuid>) -> Result<HashMap<Uuid, Arc<Department>>> {
    let named = |(id, (row, profile)): (Uuid, (department::Model, Option<office_profile::Model>))| {
        let (facts, label) = (row.facts(), format!("{}, {}", row.name, row.state.0));
        (id, Arc::new(Department { facts, label, office: office(row, profile) }))
    };
    Ok(offices(tx, ids).await?.into_iter().map(named).collect())
}

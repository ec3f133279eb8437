//! What facets and hits are called: departments, values and standards, kept in memory between searches.
//!
//! A search names up to a hundred departments; asking the database for them each time would cost more than the search itself.
//! What was read is forgotten when the feed tells of a change ([`Names::refresh`]).

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use commons_access::{Action, Guarded, Noun, Viewer, policy};
use commons_entity::{alliance_value, department, office_profile, standard};
use commons_kernel::Result;
use commons_search::Office;
use commons_store::{Reading, Tx, children, fault, feed};
use uuid::Uuid;

use crate::adopters::{office, offices};

/// What events that change a name are about.
const SUBJECTS: [&str; 2] = ["department", "directory"];

/// What was read so far.
#[derive(Debug, Default)]
pub struct Names(RwLock<Known>);

#[derive(Debug, Default)]
struct Known {
    /// How often all was forgotten.
    generation: u64,
    /// The newest event about a name, when all was last forgotten.
    place: Option<i64>,
    /// How long the record was then: what a transaction reads that began before may be older than the change, and is not kept.
    head: u64,
    /// How long the record was when it was last looked whether a name has changed.
    looked: u64,
    departments: HashMap<Uuid, Arc<Department>>,
    values: Option<Arc<HashMap<String, String>>>,
    standards: Option<Arc<HashMap<String, String>>>,
}

/// A department, as far as searching goes.
#[derive(Debug)]
pub struct Department {
    /// Its row.
    pub row: Arc<department::Model>,
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
        let (place, head) = (Some(feed::newest_about(tx, &SUBJECTS).await?), feed::newest(tx).await?);
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if known.place != place {
            *known = Known { generation: known.generation + 1, place, head, ..Known::default() };
        }
        known.looked = head;
        Ok(())
    }

    /// How often all was forgotten: as long as that is the same, so is what everything is called.
    pub(crate) fn generation(&self) -> u64 {
        self.look(|known| known.generation)
    }

    /// These departments, when all of them are known, with the values and the standards if these are named too; and how often
    /// all was forgotten.
    pub(crate) fn known(
        &self,
        ids: &[Uuid],
        (values, standards): (bool, bool),
    ) -> Option<(u64, Arc<[Arc<Department>]>)> {
        self.look(|known| {
            if (values && known.values.is_none()) || (standards && known.standards.is_none()) {
                return None;
            }
            let departments = ids.iter().map(|id| known.departments.get(id).map(Arc::clone));
            Some((known.generation, departments.collect::<Option<_>>()?))
        })
    }

    /// The rows of the departments among these that are known as they were when the record was so long, and that the viewer
    /// may read.
    pub fn rows(&self, viewer: &Viewer, newest: u64, ids: &[Uuid]) -> HashMap<Uuid, Arc<department::Model>> {
        let rule = policy(Action::Read, Noun::Department);
        self.look(|known| {
            if known.looked < newest {
                return HashMap::new();
            }
            let row = |id: &Uuid| known.departments.get(id).map(|known| (*id, Arc::clone(&known.row)));
            ids.iter().filter_map(row).filter(|(_, row)| rule.holds(viewer, &row.facts())).collect()
        })
    }

    /// The departments among these that the viewer may read.
    ///
    /// # Errors
    /// What the database says.
    pub async fn departments(
        &self,
        reading: &impl Reading,
        viewer: &Viewer,
        ids: &[Uuid],
    ) -> Result<HashMap<Uuid, Arc<Department>>> {
        let mut found: HashMap<_, _> = self.look(|known| {
            let known = |id: &Uuid| Some((*id, Arc::clone(known.departments.get(id)?)));
            ids.iter().filter_map(known).collect()
        });
        let missing: Vec<Uuid> = ids.iter().copied().filter(|id| !found.contains_key(id)).collect();
        if !missing.is_empty() {
            let tx = reading.tx().await?;
            let read = read_departments(tx, missing).await?;
            let kept: Vec<_> = read.iter().map(|(id, row)| (*id, Arc::clone(row))).collect();
            self.keep(tx, |known| known.departments.extend(kept)).await?;
            found.extend(read);
        }
        let rule = policy(Action::Read, Noun::Department);
        found.retain(|_, department| rule.holds(viewer, &department.row.facts()));
        Ok(found)
    }

    /// The names of the Alliance's values by their slugs.
    ///
    /// # Errors
    /// What the database says.
    pub async fn values(&self, reading: &impl Reading) -> Result<Arc<HashMap<String, String>>> {
        if let Some(known) = self.look(|known| known.values.clone()) {
            return Ok(known);
        }
        let tx = reading.tx().await?;
        let rows = children::<alliance_value::Entity>().all(tx).await.map_err(fault)?;
        let read: Arc<HashMap<_, _>> = Arc::new(rows.into_iter().map(|row| (row.slug, row.name)).collect());
        self.keep(tx, |known| known.values = Some(Arc::clone(&read))).await?;
        Ok(read)
    }

    /// The names of the Alliance's standards by their slugs.
    ///
    /// # Errors
    /// What the database says.
    pub async fn standards(&self, reading: &impl Reading) -> Result<Arc<HashMap<String, String>>> {
        if let Some(known) = self.look(|known| known.standards.clone()) {
            return Ok(known);
        }
        let tx = reading.tx().await?;
        let rows = children::<standard::Entity>().all(tx).await.map_err(fault)?;
        let read: Arc<HashMap<_, _>> = Arc::new(rows.into_iter().map(|row| (row.slug, row.name)).collect());
        self.keep(tx, |known| known.standards = Some(Arc::clone(&read))).await?;
        Ok(read)
    }

    fn look<T>(&self, at: impl FnOnce(&Known) -> T) -> T {
        at(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Keeps what this transaction has read, when it began after the last change.
    async fn keep(&self, tx: &Tx, put: impl FnOnce(&mut Known)) -> Result<()> {
        let head = feed::newest(tx).await?;
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if head >= known.head {
            put(&mut known);
        }
        Ok(())
    }
}

async fn read_departments(tx: &Tx, ids: Vec<Uuid>) -> Result<HashMap<Uuid, Arc<Department>>> {
    let named = |(id, (row, profile)): (Uuid, (department::Model, Option<office_profile::Model>))| {
        let (kept, label) = (Arc::new(row.clone()), format!("{}, {}", row.name, row.state.0));
        (id, Arc::new(Department { row: kept, label, office: office(row, profile) }))
    };
    Ok(offices(tx, ids).await?.into_iter().map(named).collect())
}

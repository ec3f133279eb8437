//! How much a flag weighs: by how often whoever made it was right before.

use std::collections::HashMap;

use commons_entity::flag;
use commons_kernel::{FlagKind, FlagState, Result};
use commons_store::{fault, visible};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter, QuerySelect, prelude::Uuid, sea_query::SimpleExpr};

use crate::flag_resource::FLAGS;

/// What grave flags must weigh together until what they are about is hidden: two people without a record, of two offices, or one who
/// was right often.
pub(crate) const ENOUGH_TO_HIDE: f64 = 0.75;

/// How reliable somebody's flags are, from 0 to 1, after so many upheld and dismissed ones: the rule of succession (Laplace,
/// 1774), so that nobody without a record counts as right or as wrong.
fn reliability(upheld: u32, dismissed: u32) -> f64 {
    f64::from(upheld + 1) / f64::from(upheld + dismissed + 2)
}

/// How reliable the flags of each of these people are.
///
/// # Errors
/// What the database says.
pub async fn weights(tx: &impl ConnectionTrait, people: &[Uuid]) -> Result<HashMap<Uuid, f64>> {
    let rows: Vec<(Uuid, String)> = visible::<flag::Entity>(&FLAGS, commons_access::Action::Read)
        .filter(flag::Column::PersonId.is_in(people.iter().copied()))
        .filter(
            flag::Column::State.is_in([FlagState::Upheld, FlagState::Dismissed].map(|state| state.as_str())),
        )
        .select_only()
        .columns([flag::Column::PersonId, flag::Column::State])
        .into_tuple()
        .all(tx)
        .await
        .map_err(fault)?;
    let mut records: HashMap<Uuid, (u32, u32)> = people.iter().map(|person| (*person, (0, 0))).collect();
    for (person, state) in rows {
        let record = records.entry(person).or_default();
        if state == FlagState::Upheld.as_str() {
            record.0 += 1;
        } else {
            record.1 += 1;
        }
    }
    Ok(records
        .into_iter()
        .map(|(person, (upheld, dismissed))| (person, reliability(upheld, dismissed)))
        .collect())
}

/// What the open grave flags about something weigh together; those of one office count once, with the heaviest.
///
/// # Errors
/// What the database says.
pub(crate) async fn weight_of_grave(tx: &impl ConnectionTrait, about: SimpleExpr) -> Result<f64> {
    let grave = FlagKind::ALL.iter().filter(|kind| kind.is_grave()).map(|kind| kind.as_str());
    let flags = visible::<flag::Entity>(&FLAGS, commons_access::Action::Read)
        .filter(about)
        .filter(flag::Column::State.eq(FlagState::Open.as_str()))
        .filter(flag::Column::Kind.is_in(grave))
        .all(tx)
        .await
        .map_err(fault)?;
    let people: Vec<Uuid> = flags.iter().map(|flag| flag.person_id).collect();
    let weights = weights(tx, &people).await?;
    let mut heaviest: HashMap<Option<Uuid>, f64> = HashMap::new();
    for flag in &flags {
        let weight = weights.get(&flag.person_id).copied().unwrap_or_default();
        let held = heaviest.entry(flag.department_id).or_default();
        *held = held.max(weight);
    }
    Ok(heaviest.values().sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_no_record_is_neither_right_nor_wrong() {
        assert_eq!(reliability(0, 0), 0.5);
        assert!(reliability(3, 0) >= ENOUGH_TO_HIDE, "one who was right three times is enough");
        assert!(reliability(0, 0) < ENOUGH_TO_HIDE && 2.0 * reliability(0, 0) >= ENOUGH_TO_HIDE);
        assert!(2.0 * reliability(0, 4) < ENOUGH_TO_HIDE, "two who were never right are not");
    }
}

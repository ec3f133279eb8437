//! Collections and their items for the made-up world, with facts at random.

use commons_entity::{Word, collection, collection_item, department, resource};
use commons_kernel::{CollectionItemState, CollectionVerdict, Reach};
use rand::{Rng, rngs::StdRng, seq::IndexedRandom};
use uuid::Uuid;

use super::world::{NOW, id, many, pick};

/// Departments', groups' and the Alliance's.
pub(super) fn collections(
    rng: &mut StdRng,
    departments: &[department::Model],
    shared: &[Uuid],
) -> Vec<collection::Model> {
    many(60, |n| {
        let home = rng.random_bool(0.6).then(|| departments.choose(rng).expect("a department"));
        let of_group = home.is_none() && rng.random_bool(0.6);
        let of_alliance = home.is_none() && !of_group;
        let answered = !of_alliance && rng.random_bool(0.4);
        let verdict = answered.then_some(Word(CollectionVerdict::SentBack));
        let flagged_at = rng.random_bool(0.2).then_some(NOW);
        collection::Model {
            id: id(rng),
            department_id: home.map(|home| home.id),
            of_alliance,
            of_group,
            group_id: (of_group || rng.random_bool(0.5)).then(|| pick(rng, shared)),
            state: home.map(|home| home.state),
            reach: Word(pick(rng, Reach::ALL)),
            published: rng.random_bool(0.6),
            slug: format!("collection-{n}"),
            title: format!("Collection {n}"),
            summary: String::new(),
            introduction: String::new(),
            values: Vec::new(),
            standards: Vec::new(),
            topics: Vec::new(),
            revision: 1,
            words_at: NOW,
            asked_reach: None,
            asked_at: None,
            verdict,
            verdict_reason: None,
            verdict_at: verdict.map(|_| NOW),
            flagged_at,
            hidden_at: None,
            before_alliance: verdict.is_some() || (!of_alliance && flagged_at.is_some()),
            created_by: None,
            created_at: NOW,
            updated_at: NOW,
        }
    })
}

/// One for each of the first resources; what the database writes into them by itself stands there as it will.
pub(super) fn items(
    rng: &mut StdRng,
    collections: &[collection::Model],
    resources: &[resource::Model],
) -> Vec<collection_item::Model> {
    many(200, |n| {
        let (within, about) = (&collections[n % collections.len()], &resources[n]);
        let state = pick(rng, CollectionItemState::ALL);
        collection_item::Model {
            id: id(rng),
            collection_id: within.id,
            resource_id: about.id,
            position: 0,
            commentary: String::new(),
            state: Word(state),
            reason: None,
            invited_at: NOW,
            invited_by: None,
            answered_at: None,
            answered_by: None,
            within_department_id: within.department_id,
            within_group_id: within.group_id,
            within_state: within.state,
            within_reach: within.reach,
            within_published: within.published,
            within_submitted: within.before_alliance,
            within_alliance: within.of_alliance,
            within_of_group: within.of_group,
            shown: within.published && state == CollectionItemState::Accepted,
            about_department_id: about.department_id,
            about_group_id: about.group_id,
            about_state: about.state,
            about_reach: about.reach,
            about_published: about.published,
            about_submitted: about.submitted,
        }
    })
}

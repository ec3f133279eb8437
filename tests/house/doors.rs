//! The doors agree: in memory, in PostgreSQL, behind its wall and in the index, a rule grants the same rows to the same
//! viewers, for every guarded kind.

mod shelves;
mod world;

use std::collections::{BTreeMap, BTreeSet};

use commons_access::{Action, Facts, Guarded, Noun, Rule, Viewer, policy};
use commons_entity::{
    GuardedEntity, account, adoption, api_token, attachment, collection, collection_item, concept,
    department, department_group, event, flag, invitation, join_request, person, resource, resource_notice,
    review_request, saved_search, search_log, search_week, seat, session, wanted_decision,
};
use commons_tests::Database;
use rand::{SeedableRng, rngs::StdRng};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use world::World;
pub(crate) use world::put;

/// How many questions were asked of a kind, and how many were granted.
#[derive(Default)]
struct Tally(BTreeMap<Noun, (usize, usize)>);

/// Whether a row can be seen by a way of its own beside the policy: through a child, or through the review that it had.
enum Ways {
    Policy,
    Others,
}

/// Rows, what each is called, and the ways to ask for them.
type Asked<'a, M> = (&'a [M], fn(&M) -> String, Ways);

/// Asks memory and PostgreSQL for every action of one kind; behind the wall, for reading.
async fn agree<E>(
    tally: &mut Tally,
    database: &Database,
    viewer: &Viewer,
    (rows, key, ways): Asked<'_, E::Model>,
) where
    E: GuardedEntity,
{
    let noun = <E::Model as Guarded>::NOUN;
    for action in Action::ALL.iter().copied() {
        let rule = policy(action, noun);
        if *rule == Rule::NOBODY {
            continue;
        }
        let by_row: BTreeSet<String> =
            rows.iter().filter(|row| rule.holds(viewer, &row.facts())).map(key).collect();
        let by_sql = keys::<E>(&database.owner, rule, viewer, key).await;
        assert_eq!(by_row, by_sql, "{action:?} {noun:?}: memory and PostgreSQL, {viewer:?}");
        let (asked, granted) = tally.0.entry(noun).or_default();
        *asked += rows.len();
        *granted += by_row.len();
        if action == Action::Read {
            let tx = database.store.read(viewer).await.expect("a transaction");
            let behind = keys::<E>(&tx, &Rule::EVERYBODY, viewer, key).await;
            match ways {
                Ways::Policy => assert_eq!(by_row, behind, "{noun:?}: memory and the wall, {viewer:?}"),
                Ways::Others => {
                    assert!(by_row.is_subset(&behind), "{noun:?}: the wall hides a row, {viewer:?}")
                }
            }
        }
    }
}

async fn keys<E: GuardedEntity>(
    tx: &impl ConnectionTrait,
    rule: &Rule,
    viewer: &Viewer,
    key: fn(&E::Model) -> String,
) -> BTreeSet<String> {
    let rows = commons_store::under::<E>(rule, viewer).all(tx).await.expect("the select runs");
    rows.iter().map(key).collect()
}

#[tokio::test]
async fn the_doors_agree() {
    let mut rng = StdRng::seed_from_u64(7);
    let world = World::new(&mut rng);
    let database = Database::empty().await;
    world.store(&database).await;
    let facts: Vec<(Uuid, Facts)> = world.resources.iter().map(|row| (row.id, row.facts())).collect();
    let index = commons_tests::FactIndex::new(&facts);
    let mut tally = Tally::default();

    for _ in 0..60 {
        let viewer = world.viewer(&mut rng);
        macro_rules! agree {
            ($($table:ident in $rows:ident by $key:ident $ways:ident),* $(,)?) => {$({
                let key: fn(&$table::Model) -> String = |row| row.$key.to_string();
                let asked = (world.$rows.as_slice(), key, Ways::$ways);
                agree::<$table::Entity>(&mut tally, &database, &viewer, asked).await;
            })*};
        }
        agree!(
            account in accounts by id Policy,
            adoption in adoptions by id Policy,
            api_token in tokens by id Policy,
            attachment in uploads by id Others,
            collection in collections by id Others,
            collection_item in items by id Policy,
            concept in concepts by id Policy,
            department in departments by id Policy,
            department_group in groups by id Others,
            event in events by seq Policy,
            flag in flags by id Policy,
            invitation in invitations by id Policy,
            join_request in wishes by id Policy,
            person in people by id Policy,
            resource in resources by id Others,
            resource_notice in notices by resource_id Policy,
            review_request in reviews by id Policy,
            seat in seats by id Policy,
            session in sessions by id Policy,
            saved_search in searches by id Policy,
            search_log in days by query Policy,
            search_week in weeks by query Policy,
            wanted_decision in decisions by id Policy,
        );
        for action in Action::ALL.iter().copied() {
            let rule = policy(action, Noun::Resource);
            let rows: BTreeSet<Uuid> = world
                .resources
                .iter()
                .filter(|row| rule.holds(&viewer, &row.facts()))
                .map(|row| row.id)
                .collect();
            let found = index.under(rule, &viewer);
            assert_eq!(rows, found, "{action:?} resource: memory and the index, {viewer:?}");
        }
    }

    let kinds: Vec<Noun> = tally.0.keys().copied().collect();
    assert_eq!(kinds, Noun::ALL, "every guarded kind stands at its doors");
    for (noun, (asked, granted)) in tally.0 {
        println!("{noun:?}: {granted} of {asked} granted");
        assert!(granted * 50 > asked, "{noun:?}: a test that grants {granted} of {asked} says little");
        assert!(granted < asked, "{noun:?}: a test that grants everything says little");
    }
}

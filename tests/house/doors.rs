//! The doors agree: in memory, in PostgreSQL and in the index, a rule grants the same rows to the same viewers.

use std::collections::BTreeSet;

use commons_access::{Action, Caller, Facts, Guarded, Noun, SeatHeld, Viewer, policy};
use commons_entity::{
    GuardedEntity, Word, attachment, department, person, resource, review_request, version,
};
use commons_kernel::{AllianceRole, AttachmentState, Kind, Reach, ResourceStatus, ReviewState, Role, State};
use commons_tests::Database;
use rand::{Rng, SeedableRng, rngs::StdRng, seq::IndexedRandom};
use sea_orm::{EntityTrait, IntoActiveModel};
use time::{OffsetDateTime, macros::datetime};
use uuid::Uuid;

const STATES: [State; 3] = [State::AZ, State::IL, State::WI];
const NOW: OffsetDateTime = datetime!(2026-11-23 12:00 UTC);

struct World {
    departments: Vec<department::Model>,
    groups: Vec<Uuid>,
    people: Vec<Uuid>,
    resources: Vec<resource::Model>,
    uploads: Vec<attachment::Model>,
    reviews: Vec<review_request::Model>,
}

fn id(rng: &mut StdRng) -> Uuid {
    Uuid::from_u128(rng.random())
}

fn pick<T: Copy>(rng: &mut StdRng, from: &[T]) -> T {
    *from.choose(rng).expect("something to pick from")
}

impl World {
    fn new(rng: &mut StdRng) -> Self {
        let departments: Vec<_> = (0..6)
            .map(|n| department::Model {
                id: id(rng),
                ocd_id: format!("test/{n}"),
                fips: None,
                state: Word(STATES[n % 3]),
                name: format!("Department {n}"),
                kind: "county".into(),
                county: None,
                registered_voters: None,
                created_at: NOW,
            })
            .collect();
        let groups: Vec<_> = (0..3).map(|_| id(rng)).collect();
        let people: Vec<_> = (0..5).map(|_| id(rng)).collect();
        let resources: Vec<_> = (0..300)
            .map(|n| {
                let home = departments.choose(rng).expect("a department");
                resource::Model {
                    id: id(rng),
                    department_id: home.id,
                    group_id: rng.random_bool(0.5).then(|| pick(rng, &groups)),
                    state: home.state,
                    external_id: None,
                    slug: format!("slug-{n}"),
                    kind: Word(Kind::Template),
                    reach: Word(pick(rng, Reach::ALL)),
                    status: Word(ResourceStatus::Draft),
                    published: rng.random_bool(0.6),
                    submitted: rng.random_bool(0.3),
                    title: format!("Resource {n}"),
                    current_version_id: None,
                    created_by: None,
                    created_at: NOW,
                    updated_at: NOW,
                    published_at: None,
                    shown_at: NOW,
                }
            })
            .collect();
        let uploads = (0..40)
            .map(|n| attachment::Model {
                id: id(rng),
                department_id: pick(rng, &departments.iter().map(|d| d.id).collect::<Vec<_>>()),
                owner_id: rng.random_bool(0.7).then(|| pick(rng, &people)),
                filename: format!("{n}.txt"),
                media_type: "text/plain".into(),
                byte_size: 1,
                sha256: String::new(),
                state: Word(AttachmentState::Ready),
                refusal: None,
                pages: None,
                created_at: NOW,
            })
            .collect();
        let reviews = resources
            .iter()
            .take(60)
            .map(|resource| review_request::Model {
                id: id(rng),
                department_id: resource.department_id,
                resource_id: resource.id,
                version_id: id(rng),
                state: Word(ReviewState::Waiting),
                submitted_by: None,
                submitted_at: NOW,
                claimed_by: None,
                claimed_until: None,
                decided_by: None,
                decided_at: None,
                reason: None,
            })
            .collect();
        Self { departments, groups, people, resources, uploads, reviews }
    }

    async fn store(&self, database: &Database) {
        let pool = database.store.pool();
        let insert = |error| panic!("a row is taken: {error}");
        department::Entity::insert_many(
            self.departments.iter().cloned().map(IntoActiveModel::into_active_model),
        )
        .exec_without_returning(pool)
        .await
        .unwrap_or_else(insert);
        for (n, id) in self.people.iter().enumerate() {
            let row = person::Model {
                id: *id,
                email: format!("{n}@demo.example"),
                name: "x".into(),
                alliance_role: None,
                demo: true,
                about: None,
                created_at: NOW,
            };
            person::Entity::insert(row.into_active_model())
                .exec_without_returning(pool)
                .await
                .unwrap_or_else(insert);
        }
        for id in &self.groups {
            let row = commons_entity::department_group::Model { id: *id, name: "x".into(), created_at: NOW };
            commons_entity::department_group::Entity::insert(row.into_active_model())
                .exec_without_returning(pool)
                .await
                .unwrap_or_else(insert);
        }
        resource::Entity::insert_many(self.resources.iter().cloned().map(IntoActiveModel::into_active_model))
            .exec_without_returning(pool)
            .await
            .unwrap_or_else(insert);
        attachment::Entity::insert_many(self.uploads.iter().cloned().map(IntoActiveModel::into_active_model))
            .exec_without_returning(pool)
            .await
            .unwrap_or_else(insert);
        for review in &self.reviews {
            let row = version::Model {
                id: review.version_id,
                resource_id: review.resource_id,
                number: None,
                reach: Word(Reach::Public),
                title: String::new(),
                summary: String::new(),
                body: String::new(),
                change_note: String::new(),
                language: "en".into(),
                licence: None,
                source_url: None,
                states: vec![],
                values: vec![],
                standards: vec![],
                topics: vec![],
                draft_revision: 1,
                reviewed: false,
                created_by: None,
                created_at: NOW,
                published_at: None,
            };
            version::Entity::insert(row.into_active_model())
                .exec_without_returning(pool)
                .await
                .unwrap_or_else(insert);
            review_request::Entity::insert(review.clone().into_active_model())
                .exec_without_returning(pool)
                .await
                .unwrap_or_else(insert);
        }
    }

    fn viewer(&self, rng: &mut StdRng) -> Viewer {
        match rng.random_range(0..12) {
            0 => Viewer::visitor(),
            1 => Viewer::system("doors"),
            _ => Viewer {
                caller: Caller::Person(pick(rng, &self.people).into()),
                seats: self
                    .departments
                    .iter()
                    .filter(|_| rng.random_bool(0.3))
                    .map(|department| (department.id, department.state.0))
                    .collect::<Vec<_>>()
                    .into_iter()
                    .map(|(department, state)| SeatHeld {
                        department: department.into(),
                        state,
                        role: pick(rng, Role::ALL),
                    })
                    .collect(),
                groups: self.groups.iter().filter(|_| rng.random_bool(0.3)).map(|id| (*id).into()).collect(),
                alliance: rng.random_bool(0.2).then(|| pick(rng, AllianceRole::ALL)),
            },
        }
    }
}

async fn by_sql<E>(
    database: &Database,
    viewer: &Viewer,
    action: Action,
    key: fn(&E::Model) -> Uuid,
) -> BTreeSet<Uuid>
where
    E: GuardedEntity,
{
    let rows = commons_store::visible::<E>(viewer, action)
        .all(database.store.pool())
        .await
        .expect("the select runs");
    rows.iter().map(key).collect()
}

fn by_row<T: Guarded>(rows: &[T], viewer: &Viewer, action: Action, key: fn(&T) -> Uuid) -> BTreeSet<Uuid> {
    rows.iter().filter(|row| policy(action, T::NOUN).holds(viewer, &row.facts())).map(key).collect()
}

#[tokio::test]
async fn the_three_doors_agree() {
    let mut rng = StdRng::seed_from_u64(7);
    let world = World::new(&mut rng);
    let database = Database::empty().await;
    world.store(&database).await;
    let facts: Vec<(Uuid, Facts)> = world.resources.iter().map(|row| (row.id, row.facts())).collect();
    let index = commons_tests::FactIndex::new(&facts);

    let (mut questions, mut granted) = (0, 0);
    for _ in 0..60 {
        let viewer = world.viewer(&mut rng);
        for action in Action::ALL.iter().copied() {
            let rows = by_row(&world.resources, &viewer, action, |row| row.id);
            let sql = by_sql::<resource::Entity>(&database, &viewer, action, |row| row.id).await;
            let found = index.under(policy(action, Noun::Resource), &viewer);
            assert_eq!(rows, sql, "{action:?} resource: memory and PostgreSQL, {viewer:?}");
            assert_eq!(rows, found, "{action:?} resource: memory and the index, {viewer:?}");
            questions += world.resources.len();
            granted += rows.len();

            let sql = by_sql::<department::Entity>(&database, &viewer, action, |row| row.id).await;
            assert_eq!(
                by_row(&world.departments, &viewer, action, |row| row.id),
                sql,
                "{action:?} department, {viewer:?}"
            );
            let sql = by_sql::<attachment::Entity>(&database, &viewer, action, |row| row.id).await;
            assert_eq!(
                by_row(&world.uploads, &viewer, action, |row| row.id),
                sql,
                "{action:?} upload, {viewer:?}"
            );
            let sql = by_sql::<review_request::Entity>(&database, &viewer, action, |row| row.id).await;
            assert_eq!(
                by_row(&world.reviews, &viewer, action, |row| row.id),
                sql,
                "{action:?} review request, {viewer:?}"
            );
        }
    }
    assert!(
        granted * 20 > questions && granted * 2 < questions * 2,
        "a test that grants {granted} of {questions} says little"
    );
}

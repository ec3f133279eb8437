//! A made-up world: rows of every guarded kind with facts at random, in memory and in a database.

use commons_access::{Caller, SeatHeld, Viewer};
use commons_entity::{
    Word, account, adoption, api_token, attachment, collection, collection_item, concept, department,
    department_group, event, flag, invitation, join_request, person, resource, resource_notice,
    review_request, saved_search, search_log, search_week, seat, session, version, wanted_decision,
};
use commons_kernel::{
    AdoptionStatus, AllianceRole, AttachmentState, ConceptOrigin, FlagKind, FlagState, GroupKind, JoinState,
    Kind, MalwareScan, Post, PreviewState, Reach, ResourceStatus, ReviewKind, ReviewState, Role, State,
    WantedVerdict,
};
use commons_tests::Database;
use rand::{Rng, rngs::StdRng, seq::IndexedRandom};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use time::{OffsetDateTime, macros::datetime};
use uuid::Uuid;

use super::shelves;

const STATES: [State; 3] = [State::AZ, State::IL, State::WI];
pub(super) const NOW: OffsetDateTime = datetime!(2026-11-23 12:00 UTC);

/// Rows of every guarded kind.
pub(crate) struct World {
    pub departments: Vec<department::Model>,
    pub people: Vec<person::Model>,
    pub groups: Vec<department_group::Model>,
    pub seats: Vec<seat::Model>,
    pub wishes: Vec<join_request::Model>,
    pub invitations: Vec<invitation::Model>,
    pub resources: Vec<resource::Model>,
    pub uploads: Vec<attachment::Model>,
    pub reviews: Vec<review_request::Model>,
    pub notices: Vec<resource_notice::Model>,
    pub flags: Vec<flag::Model>,
    pub adoptions: Vec<adoption::Model>,
    pub collections: Vec<collection::Model>,
    pub items: Vec<collection_item::Model>,
    pub sessions: Vec<session::Model>,
    pub tokens: Vec<api_token::Model>,
    pub accounts: Vec<account::Model>,
    pub events: Vec<event::Model>,
    pub concepts: Vec<concept::Model>,
    pub searches: Vec<saved_search::Model>,
    pub days: Vec<search_log::Model>,
    pub weeks: Vec<search_week::Model>,
    pub decisions: Vec<wanted_decision::Model>,
}

pub(super) fn id(rng: &mut StdRng) -> Uuid {
    Uuid::from_u128(rng.random())
}

pub(super) fn pick<T: Copy>(rng: &mut StdRng, from: &[T]) -> T {
    *from.choose(rng).expect("something to pick from")
}

/// So many rows, made one by one.
pub(super) fn many<T>(count: usize, mut make: impl FnMut(usize) -> T) -> Vec<T> {
    (0..count).map(&mut make).collect()
}

impl World {
    pub fn new(rng: &mut StdRng) -> Self {
        let departments = many(6, |n| department::Model {
            id: id(rng),
            ocd_id: format!("test/{n}"),
            fips: None,
            state: Word(STATES[n % 3]),
            name: format!("Department {n}"),
            kind: "county".into(),
            county: None,
            registered_voters: None,
            created_at: NOW,
        });
        let people = many(5, |n| person::Model {
            id: id(rng),
            email: format!("{n}@demo.example"),
            name: "x".into(),
            alliance_role: None,
            demo: true,
            about: None,
            disabled_at: None,
            created_at: NOW,
        });
        let homes: Vec<Uuid> = departments.iter().map(|row| row.id).collect();
        let owners: Vec<Uuid> = people.iter().map(|row| row.id).collect();
        let groups = many(4, |n| department_group::Model {
            id: id(rng),
            name: format!("Group {n}"),
            kind: Word(GroupKind::Cohort),
            about: String::new(),
            department_id: rng.random_bool(0.7).then(|| pick(rng, &homes)),
            created_at: NOW,
        });
        let shared: Vec<Uuid> = groups.iter().map(|row| row.id).collect();
        let seats = many(30, |_| seat::Model {
            id: id(rng),
            department_id: pick(rng, &homes),
            person_id: rng.random_bool(0.7).then(|| pick(rng, &owners)),
            post: Word(Post::Staff),
            role: Word(pick(rng, Role::ALL)),
            created_at: NOW,
        });
        let wishes = many(30, |_| join_request::Model {
            id: id(rng),
            department_id: pick(rng, &homes),
            person_id: pick(rng, &owners),
            post: Word(Post::Staff),
            message: String::new(),
            state: Word(JoinState::Approved),
            asked_at: NOW,
            decided_by: None,
            decided_at: None,
            reason: None,
            check: None,
            seat_id: None,
        });
        let invitations = many(20, |n| invitation::Model {
            id: id(rng),
            token_hash: format!("invitation {n}"),
            department_id: seats[n].department_id,
            seat_id: seats[n].id,
            email: "x@demo.example".into(),
            invited_by: None,
            created_at: NOW,
            expires_at: NOW,
            used_at: None,
            used_by: None,
            revoked_at: None,
        });
        let resources = many(300, |n| {
            let home = departments.choose(rng).expect("a department");
            resource::Model {
                id: id(rng),
                department_id: home.id,
                group_id: rng.random_bool(0.5).then(|| pick(rng, &shared)),
                state: home.state,
                external_id: None,
                slug: format!("slug-{n}"),
                kind: Word(Kind::Template),
                reach: Word(pick(rng, Reach::ALL)),
                status: Word(ResourceStatus::Draft),
                next_status: None,
                published: rng.random_bool(0.6),
                submitted: rng.random_bool(0.3),
                title: format!("Resource {n}"),
                current_version_id: None,
                created_by: None,
                seat_id: None,
                created_at: NOW,
                updated_at: NOW,
                published_at: None,
                shown_at: NOW,
            }
        });
        let uploads = many(40, |n| attachment::Model {
            id: id(rng),
            department_id: pick(rng, &homes),
            owner_id: rng.random_bool(0.7).then(|| pick(rng, &owners)),
            filename: format!("{n}.txt"),
            media_type: "text/plain".into(),
            byte_size: 1,
            sha256: String::new(),
            state: Word(AttachmentState::Ready),
            refusal: None,
            pages: None,
            created_at: NOW,
            upload_id: None,
            scan: Word(MalwareScan::NotScanned),
            previews: Word(PreviewState::None),
            cleaned_from_id: None,
            decision: None,
            decision_reason: None,
            decided_by: None,
            decided_at: None,
            verified_at: Some(NOW),
        });
        let reviews = many(60, |n| review_request::Model {
            id: id(rng),
            kind: Word(ReviewKind::Publication),
            urgent: false,
            department_id: resources[n].department_id,
            resource_id: resources[n].id,
            version_id: id(rng),
            state: Word(ReviewState::Waiting),
            submitted_by: None,
            submitted_at: NOW,
            before_alliance: n % 3 > 0,
            sent_on_by: None,
            sent_on_at: None,
            claimed_by: None,
            claimed_until: None,
            second_asked_by: None,
            decided_by: None,
            decided_at: None,
            reason: None,
        });
        let notices = many(200, |n| {
            let about = &resources[n];
            resource_notice::Model {
                resource_id: about.id,
                department_id: about.department_id,
                group_id: about.group_id,
                state: about.state,
                reach: about.reach,
                slug: about.slug.clone(),
                title: String::new(),
                status: Word(ResourceStatus::Withdrawn),
                reason: String::new(),
                by_alliance: false,
                successor_id: None,
                made_at: NOW,
                made_by: None,
                stood: None,
            }
        });
        // Each of a reviewed resource, since those have versions in this world.
        let adoptions = many(60, |n| {
            let about = &resources[n];
            adoption::Model {
                id: id(rng),
                department_id: pick(rng, &homes),
                resource_id: about.id,
                version_id: reviews[n].version_id,
                status: Word(pick(rng, AdoptionStatus::ALL)),
                adopted_at: NOW,
                about_department_id: about.department_id,
                about_group_id: about.group_id,
                about_state: about.state,
                about_reach: about.reach,
                about_published: about.published,
                about_submitted: about.submitted,
            }
        });
        let collections = shelves::collections(rng, &departments, &shared);
        let flags = many(60, |n| flag::Model {
            id: id(rng),
            resource_id: (n < 40).then(|| reviews[n].resource_id),
            version_id: (n < 40).then(|| reviews[n].version_id),
            review_request_id: (n < 40).then(|| reviews[n].id),
            collection_id: (n >= 40).then(|| collections[n].id),
            person_id: pick(rng, &owners),
            department_id: None,
            kind: Word(FlagKind::Wrong),
            reason: String::new(),
            passage: None,
            title: String::new(),
            state: Word(FlagState::Open),
            created_at: NOW,
            decided_at: None,
            decision_reason: None,
        });
        let items = shelves::items(rng, &collections, &resources);
        let sessions = many(12, |n| session::Model {
            id: id(rng),
            token_hash: format!("session {n}"),
            person_id: pick(rng, &owners),
            created_at: NOW,
            last_seen_at: NOW,
            expires_at: NOW,
            hat: None,
            provider: None,
            agent: None,
        });
        let tokens = many(12, |n| api_token::Model {
            id: id(rng),
            token_hash: format!("token {n}"),
            person_id: pick(rng, &owners),
            name: String::new(),
            ending: String::new(),
            hat: None,
            scopes: Vec::new(),
            created_at: NOW,
            expires_at: NOW,
            last_used_at: None,
        });
        let accounts = many(12, |n| account::Model {
            id: id(rng),
            issuer: "https://provider.example".into(),
            subject: format!("subject {n}"),
            person_id: pick(rng, &owners),
            email: None,
            created_at: NOW,
        });
        let events = many(40, |n| event::Model {
            seq: i64::try_from(n).expect("a small number") + 1,
            at: NOW,
            actor: "visitor".into(),
            hat: None,
            department_id: rng.random_bool(0.8).then(|| pick(rng, &homes)),
            kind: "made.up".into(),
            subject: "resource".into(),
            subject_id: Uuid::nil(),
            data: serde_json::json!({}),
            previous_hash: String::new(),
            hash: n.to_string(),
        });
        let concepts = many(10, |n| concept::Model {
            id: id(rng),
            key: format!("concept-{n}"),
            category: "people".into(),
            preferred: format!("Concept {n}"),
            broader: Vec::new(),
            narrower: Vec::new(),
            related: Vec::new(),
            revision: 1,
            origin: Word(ConceptOrigin::Imported),
            retired_at: (n % 3 == 0).then_some(NOW),
            retired_reason: None,
        });
        let searches = many(12, |n| saved_search::Model {
            id: id(rng),
            person_id: pick(rng, &owners),
            name: String::new(),
            query: format!("query {n}"),
            filter: serde_json::json!({}),
            notify: false,
            hat: None,
            created_at: NOW,
        });
        let days = many(6, |n| search_log::Model {
            day: NOW.date(),
            query: format!("query {n}"),
            state: String::new(),
            size: String::new(),
            results: "none".into(),
            helped: false,
            searches: 1,
        });
        let weeks = many(6, |n| search_week::Model {
            week: NOW.date(),
            query: format!("query {n}"),
            departments: 1,
            searches: 1,
        });
        let decisions = many(6, |n| wanted_decision::Model {
            id: id(rng),
            query: format!("query {n}"),
            verdict: Word(WantedVerdict::Hide),
            reason: String::new(),
            decided_by: None,
            decided_at: NOW,
        });
        Self {
            departments,
            people,
            groups,
            seats,
            wishes,
            invitations,
            resources,
            uploads,
            reviews,
            notices,
            flags,
            adoptions,
            collections,
            items,
            sessions,
            tokens,
            accounts,
            events,
            concepts,
            searches,
            days,
            weeks,
            decisions,
        }
    }

    /// Puts all of it into a database, past every wall.
    pub async fn store(&self, database: &Database) {
        put::<department::Entity>(database, &self.departments).await;
        put::<person::Entity>(database, &self.people).await;
        put::<department_group::Entity>(database, &self.groups).await;
        put::<seat::Entity>(database, &self.seats).await;
        put::<join_request::Entity>(database, &self.wishes).await;
        put::<invitation::Entity>(database, &self.invitations).await;
        put::<resource::Entity>(database, &self.resources).await;
        put::<attachment::Entity>(database, &self.uploads).await;
        let versions: Vec<version::Model> = self.reviews.iter().map(version_of).collect();
        put::<version::Entity>(database, &versions).await;
        put::<review_request::Entity>(database, &self.reviews).await;
        put::<resource_notice::Entity>(database, &self.notices).await;
        put::<adoption::Entity>(database, &self.adoptions).await;
        put::<collection::Entity>(database, &self.collections).await;
        put::<flag::Entity>(database, &self.flags).await;
        put::<collection_item::Entity>(database, &self.items).await;
        put::<session::Entity>(database, &self.sessions).await;
        put::<api_token::Entity>(database, &self.tokens).await;
        put::<account::Entity>(database, &self.accounts).await;
        put::<event::Entity>(database, &self.events).await;
        put::<concept::Entity>(database, &self.concepts).await;
        put::<saved_search::Entity>(database, &self.searches).await;
        put::<search_log::Entity>(database, &self.days).await;
        put::<search_week::Entity>(database, &self.weeks).await;
        put::<wanted_decision::Entity>(database, &self.decisions).await;
    }

    /// Somebody who asks: a visitor, a part of the server, or one of the people in seats, groups and roles at random.
    pub fn viewer(&self, rng: &mut StdRng) -> Viewer {
        match rng.random_range(0..12) {
            0 => return Viewer::visitor(),
            1 => return Viewer::system("doors"),
            _ => {}
        }
        let mut seats = Vec::new();
        for department in &self.departments {
            if rng.random_bool(0.3) {
                seats.push(SeatHeld {
                    seat: Uuid::nil().into(),
                    department: department.id.into(),
                    state: department.state.0,
                    role: pick(rng, Role::ALL),
                });
            }
        }
        let people: Vec<Uuid> = self.people.iter().map(|row| row.id).collect();
        Viewer {
            caller: Caller::Person(pick(rng, &people).into()),
            hat: None,
            seats,
            groups: self.groups.iter().filter(|_| rng.random_bool(0.3)).map(|row| row.id.into()).collect(),
            alliance: rng.random_bool(0.2).then(|| pick(rng, AllianceRole::ALL)),
        }
    }
}

/// Puts rows of a table into a database, past every wall.
pub(crate) async fn put<E>(database: &Database, rows: &[E::Model])
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel>,
    E::ActiveModel: ActiveModelTrait<Entity = E> + Send,
{
    E::insert_many(rows.iter().cloned().map(IntoActiveModel::into_active_model))
        .exec_without_returning(&database.owner)
        .await
        .unwrap_or_else(|error| panic!("{} takes its rows: {error}", E::default().table_name()));
}

fn version_of(review: &review_request::Model) -> version::Model {
    version::Model {
        id: review.version_id,
        resource_id: review.resource_id,
        number: None,
        reach: Word(Reach::Public),
        title: String::new(),
        summary: String::new(),
        body: String::new(),
        change_note: String::new(),
        corrects: false,
        language: "en".into(),
        licence: None,
        source_url: None,
        states: vec![],
        values: vec![],
        standards: vec![],
        topics: vec![],
        details: serde_json::json!({}),
        draft_revision: 1,
        reviewed: false,
        created_by: None,
        created_at: NOW,
        published_at: None,
    }
}

//! A made-up world of offices and what they share, in a database: every reach, every state of a resource's life, and texts of
//! which many have words that stand nowhere else.

use commons_access::{Caller, SeatHeld, Viewer};
use commons_entity::{
    Word, adoption, attachment, attachment_text, department, department_group, draft, office_profile, person,
    resource, review_request, version, version_attachment,
};
use commons_kernel::{AdoptionStatus, AllianceRole, Reach, ResourceStatus, ReviewState, Role, State};
use commons_tests::Database;
use rand::{Rng, rngs::StdRng, seq::IndexedRandom};
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use time::{OffsetDateTime, macros::datetime};
use uuid::Uuid;

use super::{
    rows,
    words::{Words, pick},
};
use crate::doors::put;

/// When all of it is asked about.
pub(crate) const NOW: OffsetDateTime = datetime!(2026-11-23 12:00 UTC);
pub(crate) const STATES: [State; 4] = [State::AZ, State::IL, State::WI, State::NH];
pub(crate) const DEPARTMENTS: usize = 20;
pub(crate) const GROUPS: usize = 6;
/// A circle for each department, each group and each state, and one for the members.
pub(crate) const CIRCLES: usize = DEPARTMENTS + GROUPS + STATES.len() + 1;

/// The lives that a resource may have had: of twenty, these were withdrawn after the index had read them ...
const TAKEN_BACK: std::ops::Range<usize> = 15..17;
/// ... these were narrowed to their department, without a version that says so ...
const NARROWED: usize = 0;
/// ... these have a version before the reviewers, beside what is published ...
const WAITING: std::ops::RangeInclusive<usize> = 13..=17;
/// ... and these and those above were never published.
const NEVER_PUBLISHED: usize = 17;

/// The rows, as they are now.
#[derive(Default)]
pub(crate) struct World {
    pub departments: Vec<department::Model>,
    pub groups: Vec<department_group::Model>,
    pub resources: Vec<resource::Model>,
    /// The resources as they were when the index first read them.
    pub before: Vec<resource::Model>,
    people: Vec<person::Model>,
    profiles: Vec<office_profile::Model>,
    versions: Vec<version::Model>,
    drafts: Vec<draft::Model>,
    reviews: Vec<review_request::Model>,
    files: Vec<(attachment::Model, attachment_text::Model, version_attachment::Model)>,
    adoptions: Vec<adoption::Model>,
}

impl World {
    pub fn new(rng: &mut StdRng, words: &Words, resources: usize) -> Self {
        let mut world = Self {
            departments: (0..DEPARTMENTS).map(|n| rows::department(rng, n)).collect(),
            people: (0..10).map(|n| rows::person(rng, n)).collect(),
            ..Self::default()
        };
        world.groups = (0..GROUPS).map(|n| rows::group(rng, n)).collect();
        for at in 0..DEPARTMENTS {
            if rng.random_bool(0.6) {
                world.profiles.push(rows::profile(rng, world.departments[at].id));
            }
        }
        for n in 0..resources {
            world.add_resource(rng, words, n);
        }
        world
    }

    /// A resource with all that hangs on it.
    fn add_resource(&mut self, rng: &mut StdRng, words: &Words, n: usize) {
        let (home, group) = (rng.random_range(0..DEPARTMENTS), rng.random_range(0..GROUPS));
        let places = (home, group, home % STATES.len());
        let life = rng.random_range(0..20);
        let mut row = rows::resource(rng, n, (&self.departments[home], self.groups[group].id));
        let numbers = if life < NEVER_PUBLISHED { rng.random_range(1..=3) } else { 0 };
        let numbered: Vec<version::Model> =
            (1..=numbers).map(|number| rows::version(rng, words, (&row, Some(number)), places)).collect();
        let mut before = row.clone();
        if let (Some(first), Some(last)) = (numbered.first(), numbered.last()) {
            shows(&mut before, first);
            shows(&mut row, last);
            if TAKEN_BACK.contains(&life) {
                row.status = Word(ResourceStatus::Withdrawn);
                row.published = false;
            }
            if life == NARROWED {
                row.reach = Word(Reach::Department);
            }
            let users = rng.random_range(0..4);
            for office in self.departments.choose_multiple(rng, users).map(|row| row.id).collect::<Vec<_>>() {
                let status = *pick(rng, AdoptionStatus::ALL);
                self.adoptions.push(rows::adoption(rng, (office, status), &row, last.id));
            }
        }
        if WAITING.contains(&life) {
            let waiting = rows::version(rng, words, (&row, None), places);
            self.reviews.push(rows::review(rng, &row, &waiting, ReviewState::Waiting));
            row.submitted = true;
            if !row.published {
                row.status = Word(ResourceStatus::InReview);
            }
            self.add_files(rng, words, &waiting, places);
            self.versions.push(waiting);
        } else if let Some(last) = numbered.last().filter(|_| rng.random_bool(0.2)) {
            self.reviews.push(rows::review(rng, &row, last, ReviewState::Approved));
        }
        if life >= NEVER_PUBLISHED || rng.random_bool(0.3) {
            self.drafts.push(rows::draft(rng, words, &row, places));
        }
        for version in &numbered {
            self.add_files(rng, words, version, places);
        }
        self.versions.extend(numbered);
        self.resources.push(row);
        self.before.push(before);
    }

    fn add_files(
        &mut self,
        rng: &mut StdRng,
        words: &Words,
        version: &version::Model,
        places: (usize, usize, usize),
    ) {
        let count = if rng.random_bool(0.5) { rng.random_range(1..3) } else { 0 };
        let circle = Words::circle(version.reach.0, places);
        for position in 0..count {
            let home = self.departments[places.0].id;
            self.files.push(rows::file(rng, (words, circle), (home, version.id), position));
        }
    }

    /// Puts all of it into a database, past every wall, with the resources as they were.
    pub async fn store(&self, database: &Database) {
        put::<department::Entity>(database, &self.departments).await;
        put::<office_profile::Entity>(database, &self.profiles).await;
        put::<person::Entity>(database, &self.people).await;
        put::<department_group::Entity>(database, &self.groups).await;
        // A resource and its current version each need the other to be there.
        let bare: Vec<resource::Model> = self
            .before
            .iter()
            .map(|row| resource::Model { current_version_id: None, ..row.clone() })
            .collect();
        put::<resource::Entity>(database, &bare).await;
        put::<version::Entity>(database, &self.versions).await;
        change(database, &bare, &self.before).await;
        put::<draft::Entity>(database, &self.drafts).await;
        put::<review_request::Entity>(database, &self.reviews).await;
        let files: Vec<attachment::Model> = self.files.iter().map(|(file, _, _)| file.clone()).collect();
        put::<attachment::Entity>(database, &files).await;
        let texts: Vec<attachment_text::Model> = self.files.iter().map(|(_, text, _)| text.clone()).collect();
        put::<attachment_text::Entity>(database, &texts).await;
        let places: Vec<version_attachment::Model> =
            self.files.iter().map(|(_, _, place)| place.clone()).collect();
        put::<version_attachment::Entity>(database, &places).await;
        put::<adoption::Entity>(database, &self.adoptions).await;
    }

    /// Makes of the resources what they are now; gives those that changed.
    pub async fn go_on(&self, database: &Database) -> Vec<Uuid> {
        change(database, &self.before, &self.resources).await
    }

    /// Resources that have just been narrowed, widened and taken back: the rows as they are now.
    pub async fn change_some(&self, rng: &mut StdRng, database: &Database, count: usize) -> Vec<Uuid> {
        let published: Vec<resource::Model> =
            self.resources.iter().filter(|row| row.published).cloned().collect();
        let before: Vec<resource::Model> = published.choose_multiple(rng, count).cloned().collect();
        let changed = |(n, row): (usize, &resource::Model)| match n % 3 {
            0 => resource::Model { published: false, status: Word(ResourceStatus::Withdrawn), ..row.clone() },
            1 => resource::Model { reach: Word(Reach::Department), ..row.clone() },
            _ => resource::Model { reach: Word(Reach::Public), ..row.clone() },
        };
        let now: Vec<resource::Model> = before.iter().enumerate().map(changed).collect();
        change(database, &before, &now).await
    }

    /// One viewer of each kind first, then more of them at random.
    pub fn viewers(&self, rng: &mut StdRng, count: usize) -> Vec<Viewer> {
        let seat = |rng: &mut StdRng, role: Role| {
            let home = pick(rng, &self.departments);
            SeatHeld { seat: Uuid::nil().into(), department: home.id.into(), state: home.state.0, role }
        };
        let mut viewers = vec![Viewer::visitor()];
        for n in 1..count {
            let mut viewer = Viewer {
                caller: Caller::Person(pick(rng, &self.people).id.into()),
                hat: None,
                seats: Vec::new(),
                groups: Vec::new(),
                alliance: None,
            };
            match n {
                // Signed in, and no more than that.
                1 => {}
                2 => viewer.alliance = Some(AllianceRole::Moderator),
                3 => viewer.seats.push(seat(rng, Role::Reader)),
                4 => viewer.seats.push(seat(rng, Role::Contributor)),
                _ => {
                    let seats = *pick(rng, &[1, 1, 1, 2]);
                    viewer.seats.extend((0..seats).map(|_| {
                        let role = *pick(rng, Role::ALL);
                        seat(rng, role)
                    }));
                    viewer.alliance = rng.random_bool(0.15).then(|| *pick(rng, AllianceRole::ALL));
                    let groups = self.groups.iter().filter(|_| rng.random_bool(0.3));
                    viewer.groups.extend(groups.map(|row| commons_kernel::GroupId::from(row.id)));
                }
            }
            viewers.push(viewer);
        }
        viewers
    }
}

/// Writes the rows that are other than before; gives their ids.
async fn change(database: &Database, before: &[resource::Model], now: &[resource::Model]) -> Vec<Uuid> {
    let mut changed = Vec::new();
    for (_, now) in before.iter().zip(now).filter(|(before, now)| before != now) {
        let row = now.clone().into_active_model().reset_all();
        row.update(&database.owner).await.expect("a resource changes");
        changed.push(now.id);
    }
    changed
}

/// Makes a version the current one, as publishing does.
fn shows(row: &mut resource::Model, version: &version::Model) {
    row.title.clone_from(&version.title);
    row.reach = version.reach;
    row.status = Word(ResourceStatus::Published);
    row.published = true;
    row.current_version_id = Some(version.id);
    row.published_at = version.published_at;
    row.shown_at = version.published_at.unwrap_or(NOW);
}

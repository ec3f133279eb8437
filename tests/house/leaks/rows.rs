//! Rows of the made-up world, one by one.

use commons_entity::{
    Word, adoption, attachment, attachment_text, department, department_group, draft, office_profile, person,
    resource, review_request, version, version_attachment,
};
use commons_kernel::{
    AdoptionStatus, AttachmentState, GroupKind, Kind, MalwareScan, PreviewState, Reach, ResourceStatus,
    ReviewKind, ReviewState,
};
use rand::{Rng, rngs::StdRng, seq::IndexedRandom};
use time::Duration;
use uuid::Uuid;

use super::{
    words::{Words, pick},
    world::{NOW, STATES},
};

pub(crate) const TOPICS: [&str; 6] =
    ["Training", "mail ballots", "Security", "Accesibilidad", "chain of custody", "audit"];
pub(crate) const VALUES: [&str; 4] = ["trust", "access", "security", "openness"];
pub(crate) const STANDARDS: [&str; 3] = ["custody", "testing", "plain-language"];
pub(crate) const FORMATS: [&str; 4] = ["docx", "pdf", "xlsx", "txt"];
const VOTERS: [i32; 5] = [900, 12_000, 60_000, 300_000, 900_000];

fn id(rng: &mut StdRng) -> Uuid {
    Uuid::from_u128(rng.random())
}

fn some(rng: &mut StdRng, from: &[&str]) -> Vec<String> {
    let many = rng.random_range(0..3);
    from.choose_multiple(rng, many).map(|word| (*word).to_owned()).collect()
}

pub(crate) fn department(rng: &mut StdRng, n: usize) -> department::Model {
    department::Model {
        id: id(rng),
        ocd_id: format!("test/{n}"),
        fips: None,
        state: Word(STATES[n % STATES.len()]),
        name: format!("Department {n}"),
        kind: (*pick(rng, &["county", "town", "city"])).into(),
        county: None,
        registered_voters: rng.random_bool(0.8).then(|| *pick(rng, &VOTERS)),
        created_at: NOW,
    }
}

pub(crate) fn person(rng: &mut StdRng, n: usize) -> person::Model {
    person::Model {
        id: id(rng),
        email: format!("{n}@demo.example"),
        name: "x".into(),
        alliance_role: None,
        demo: true,
        about: None,
        disabled_at: None,
        created_at: NOW,
    }
}

pub(crate) fn group(rng: &mut StdRng, n: usize) -> department_group::Model {
    department_group::Model {
        id: id(rng),
        name: format!("Group {n}"),
        kind: Word(GroupKind::Cohort),
        about: String::new(),
        department_id: None,
        created_at: NOW,
    }
}

pub(crate) fn profile(rng: &mut StdRng, department_id: Uuid) -> office_profile::Model {
    office_profile::Model {
        department_id,
        revision: 1,
        address: String::new(),
        phone: String::new(),
        email: String::new(),
        website: String::new(),
        hours: String::new(),
        languages: some(rng, &["es", "vi", "zh"]),
        equipment: some(rng, &["DS200", "ICX", "Verity"]),
        saved_by: None,
        saved_at: NOW,
    }
}

/// A resource that nobody has published yet.
pub(crate) fn resource(
    rng: &mut StdRng,
    n: usize,
    (home, group): (&department::Model, Uuid),
) -> resource::Model {
    resource::Model {
        id: id(rng),
        department_id: home.id,
        group_id: Some(group),
        state: home.state,
        external_id: None,
        slug: format!("slug-{n}"),
        kind: Word(*pick(rng, Kind::ALL)),
        reach: Word(Reach::Alliance),
        status: Word(ResourceStatus::Draft),
        next_status: None,
        published: false,
        submitted: false,
        title: format!("Resource {n}"),
        current_version_id: None,
        created_by: None,
        seat_id: None,
        created_at: NOW,
        updated_at: NOW,
        published_at: None,
        shown_at: NOW,
    }
}

/// A version; without a number it is before the reviewers.
pub(crate) fn version(
    rng: &mut StdRng,
    words: &Words,
    (row, number): (&resource::Model, Option<i32>),
    places: (usize, usize, usize),
) -> version::Model {
    let reach = *pick(rng, Reach::ALL);
    let circle = Words::circle(reach, places);
    let spanish = rng.random_bool(0.25);
    let text = |rng: &mut StdRng, least: usize, most: usize| {
        let count = rng.random_range(least..most);
        words.text(rng, circle, (count, spanish))
    };
    // Days, so that two may be of the same moment.
    let published_at = NOW - Duration::days(rng.random_range(1..1_400));
    version::Model {
        id: id(rng),
        resource_id: row.id,
        number,
        reach: Word(reach),
        title: text(rng, 2, 7),
        summary: text(rng, 0, 12),
        body: text(rng, 5, 60),
        change_note: String::new(),
        corrects: false,
        language: (if spanish { *pick(rng, &["es", "es-MX"]) } else { "en" }).into(),
        licence: None,
        source_url: None,
        states: some(rng, &["AZ", "IL", "WI", "NH"]),
        values: some(rng, &VALUES),
        standards: some(rng, &STANDARDS),
        topics: some(rng, &TOPICS).into_iter().chain(rng.random_bool(0.3).then(|| text(rng, 1, 3))).collect(),
        details: serde_json::json!({ "outcome": text(rng, 0, 6) }),
        draft_revision: 1,
        reviewed: rng.random_bool(0.3),
        created_by: None,
        created_at: NOW,
        published_at: number.map(|_| published_at),
    }
}

pub(crate) fn draft(
    rng: &mut StdRng,
    words: &Words,
    row: &resource::Model,
    places: (usize, usize, usize),
) -> draft::Model {
    let circle = Words::circle(Reach::Department, places);
    let mut text = |count: usize| words.text(rng, circle, (count, false));
    draft::Model {
        resource_id: row.id,
        revision: 1,
        reach: Word(Reach::Public),
        title: text(4),
        summary: text(8),
        body: text(30),
        change_note: String::new(),
        corrects: false,
        language: "en".into(),
        licence: None,
        source_url: None,
        states: Vec::new(),
        values: Vec::new(),
        standards: Vec::new(),
        topics: Vec::new(),
        details: serde_json::json!({ "outcome": text(6) }),
        saved_by: None,
        saved_at: NOW,
    }
}

pub(crate) fn review(
    rng: &mut StdRng,
    row: &resource::Model,
    version: &version::Model,
    state: ReviewState,
) -> review_request::Model {
    review_request::Model {
        id: id(rng),
        kind: Word(ReviewKind::Publication),
        urgent: false,
        department_id: row.department_id,
        resource_id: row.id,
        version_id: version.id,
        state: Word(state),
        submitted_by: None,
        submitted_at: NOW,
        before_alliance: true,
        sent_on_by: None,
        sent_on_at: None,
        claimed_by: None,
        claimed_until: None,
        second_asked_by: None,
        decided_by: None,
        decided_at: None,
        reason: None,
    }
}

/// A document with its text, in its place in a version.
pub(crate) fn file(
    rng: &mut StdRng,
    (words, circle): (&Words, Option<usize>),
    (department_id, version_id): (Uuid, Uuid),
    position: i32,
) -> (attachment::Model, attachment_text::Model, version_attachment::Model) {
    let (attachment_id, name) = (id(rng), words.text(rng, circle, (2, false)));
    let count = rng.random_range(0..40);
    let file = attachment::Model {
        id: attachment_id,
        department_id,
        owner_id: None,
        filename: format!("{name}.{}", pick(rng, &FORMATS)),
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
    };
    let text = attachment_text::Model {
        attachment_id,
        text: words.text(rng, circle, (count, false)),
        truncated: false,
        headings: serde_json::json!([]),
        recognized: false,
    };
    (file, text, version_attachment::Model { version_id, attachment_id, position })
}

pub(crate) fn adoption(
    rng: &mut StdRng,
    (department_id, status): (Uuid, AdoptionStatus),
    about: &resource::Model,
    version_id: Uuid,
) -> adoption::Model {
    adoption::Model {
        id: id(rng),
        department_id,
        resource_id: about.id,
        version_id,
        status: Word(status),
        adopted_at: NOW,
        about_department_id: about.department_id,
        about_group_id: about.group_id,
        about_state: about.state,
        about_reach: about.reach,
        about_published: about.published,
        about_submitted: about.submitted,
    }
}

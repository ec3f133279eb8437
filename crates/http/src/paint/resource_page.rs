//! The resource page: the same markup as `web/src/features/library/ResourcePage.tsx`.

use askama::Template;

use super::{
    Trouble,
    answers::{Adopter, AdoptionEdge, Decision, Resource, ResourceAnswer},
    life::{self, Badge},
    reading::{Day, Reading, Told},
    site::{Site, compare_path, department_path, version_path},
    words,
};

#[derive(Template)]
#[template(path = "resource.html")]
struct Page<'a> {
    site: &'a Site,
    reading: Reading<'a>,
    told: Option<life::Told<'a>>,
    /// Which mistake of the version before the current one mends.
    corrected: Option<&'a str>,
    unpublished: bool,
    edit: Option<String>,
    versions: Vec<Past<'a>>,
    older: i64,
    uses: Uses,
    decisions: Vec<Decided<'a>>,
    /// Whether it is asked if something is wrong with it.
    flaggable: bool,
}

/// A version in the list.
struct Past<'a> {
    /// Its number and its own page; none until it is published.
    number: Option<(i32, String)>,
    day: Option<Day>,
    /// Whether it mends a mistake in the one before.
    corrects: bool,
    note: &'a str,
    /// The version before it in the list, and where the two are compared.
    before: Option<(i32, String)>,
}

/// Who uses it.
struct Uses {
    /// How many offices, in words; none while nothing is published.
    told: Option<String>,
    offices: Vec<UsingOffice>,
    /// How many more than are listed.
    more: i64,
}

struct UsingOffice {
    href: String,
    name: String,
    facts: Vec<&'static str>,
}

/// What was decided about it.
struct Decided<'a> {
    asked: &'a str,
    ended: &'static str,
    day: Day,
    version: Option<i32>,
    reason: &'a str,
}

#[derive(Template)]
#[template(path = "absent.html")]
struct Absent<'a> {
    site: &'a Site,
}

#[derive(Template)]
#[template(path = "trouble.html")]
struct Troubled<'a> {
    site: &'a Site,
    trouble: &'a Trouble,
}

/// Paints the resource; `origin` is the address of this site, for its citation.
pub(super) fn paint(
    site: &Site,
    resource: &Resource,
    answer: &ResourceAnswer,
    origin: &str,
) -> askama::Result<String> {
    let version = resource.current_version.as_ref();
    let may_edit = resource.viewer_actions.iter().any(|action| action == "EDIT");
    let versions = &resource.versions;
    let shown = i64::try_from(versions.edges.len()).unwrap_or(i64::MAX);
    let reading = Reading::of(Told {
        slug: &resource.slug,
        kind: &resource.kind,
        badge: Badge::of(resource),
        title: &resource.title,
        summary: &resource.summary,
        body_html: &resource.body_html,
        reach: &resource.reach,
        values: &resource.values,
        standards: &resource.standards,
        topics: &resource.topics,
        states: &resource.states,
        languages: resource.languages.iter().map(String::as_str).collect(),
        licence: resource.licence.as_deref(),
        source_url: resource.source_url.as_deref(),
        department: &resource.department,
        version,
        named: (&answer.values, &answer.standards),
        origin,
    });
    Page {
        site,
        reading,
        told: answer.notice.as_ref().and_then(life::told),
        corrected: version.filter(|version| version.corrects).map(|version| version.change_note.as_str()),
        unpublished: version.is_none(),
        edit: may_edit.then(|| format!("/publish/{}", resource.slug)),
        versions: past(resource),
        older: versions.total_count.saturating_sub(shown),
        uses: uses(resource),
        decisions: resource.decisions.iter().map(decided).collect(),
        flaggable: version.is_some() && !resource.is_worked_on(),
    }
    .render()
}

/// Paints the page for a resource that is absent or not shared with this viewer.
pub(super) fn paint_absent(site: &Site) -> askama::Result<String> {
    Absent { site }.render()
}

/// Paints what went wrong.
pub(super) fn paint_trouble(site: &Site, trouble: &Trouble) -> askama::Result<String> {
    Troubled { site, trouble }.render()
}

/// The versions, newest first; each is compared with the one that was published before it.
fn past(resource: &Resource) -> Vec<Past<'_>> {
    let edges = resource.versions.edges.as_slice();
    let mut versions = Vec::with_capacity(edges.len());
    for (place, edge) in edges.iter().enumerate() {
        let version = &edge.node;
        let before = edges[place + 1..].iter().find_map(|earlier| earlier.node.number);
        let compared = version.number.zip(before);
        versions.push(Past {
            number: version.number.map(|number| (number, version_path(&resource.slug, Some(number)))),
            day: version.published_at.as_deref().map(Day::of),
            corrects: version.corrects,
            note: &version.change_note,
            before: compared.map(|(number, before)| (before, compare_path(&resource.slug, before, number))),
        });
    }
    versions
}

fn decided(decision: &Decision) -> Decided<'_> {
    Decided {
        asked: words::request(&decision.kind),
        ended: words::ended(&decision.kind, &decision.decision),
        day: Day::of(&decision.at),
        version: decision.version_number,
        reason: &decision.reason,
    }
}

fn uses(resource: &Resource) -> Uses {
    let told = match resource.adopted_by {
        0 => "No office has said that it uses this yet.".to_owned(),
        1 => "Used by 1 office.".to_owned(),
        many => format!("Used by {} offices.", words::count(many)),
    };
    let edges = &resource.adoptions.edges;
    let using = |edge: &AdoptionEdge| {
        let Adopter { department, size } = &edge.node.department;
        let size = size.as_deref().and_then(words::size);
        UsingOffice {
            href: department_path(&department.ocd_id),
            name: format!("{}, {}", department.name, department.state_name),
            facts: size.into_iter().chain(words::adoption_status(&edge.node.status)).collect(),
        }
    };
    let offices = edges.iter().map(using).collect();
    let listed = i64::try_from(edges.len()).unwrap_or(i64::MAX);
    Uses {
        told: resource.current_version.is_some().then_some(told),
        offices,
        more: resource.adopted_by.saturating_sub(listed),
    }
}

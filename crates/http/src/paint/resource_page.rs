//! The resource page: the same markup as `web/src/features/library/ResourcePage.tsx`.

use askama::Template;
use poem::{Response, handler, web::Path};
use serde_json::json;
use time::OffsetDateTime;

use super::{
    Operation,
    answers::{Adopter, AdoptionEdge, Decision, Resource, ResourceAnswer},
    described,
    endorsement::{CURATION, Curated, Curation, CurationAnswer},
    life::{self, Badge},
    linked_data, operation,
    reading::{Day, Reading, Told},
    site::{Site, Without, compare_path, department_path, resource_path, version_path},
    visit::{Painted, Place, Visit},
    words,
};

const RESOURCE: Operation = operation!("Resource");
const PLACE: Place = Place {
    sources: &["src/features/library/ResourcePage.tsx", "src/locales/en.po"],
    without: Without {
        en: "Reading, downloading and citing work without it. Comparing versions, saying that your office uses this or that something \
             is wrong with it, and choosing Spanish need it.",
        es: "Leer, descargar y citar funciona sin él. Comparar versiones, decir que su oficina lo usa o que algo está mal, y ver la \
             página en español lo necesitan.",
    },
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
    slug: &'a str,
    edit: Option<String>,
    curation: Curation<'a>,
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

/// What is painted beside the answer.
pub(super) struct Beside<'a> {
    /// None while nothing is published.
    pub(super) curated: Option<&'a Curated>,
    /// The address of this site, for the citation.
    pub(super) origin: &'a str,
    pub(super) now: OffsetDateTime,
}

/// The page of a resource.
#[handler]
pub(crate) async fn open_resource(visit: Visit<'_>, Path(slug): Path<String>) -> Response {
    visit
        .paint(&PLACE, async |look| {
            let answer: ResourceAnswer = look.ask(&RESOURCE, json!({ "slug": slug })).await?;
            let Some(shown) = &answer.resource else {
                return Ok(life::gone_or_missing(&look.site, answer.notice.as_ref()));
            };
            // Without it the page is still worth reading; the app asks again.
            let curated: Option<CurationAnswer> = match &shown.current_version {
                Some(_) => look.ask(&CURATION, json!({ "id": shown.id })).await.ok(),
                None => None,
            };
            let beside = Beside {
                curated: curated.as_ref().and_then(|answer| answer.resource.as_ref()),
                origin: &look.address(""),
                now: look.state.clock.now(),
            };
            let address = look.address(&resource_path(&shown.slug));
            let mut head = described(&shown.summary, &address);
            head.extend(linked_data::element(shown, &address, beside.origin));
            Ok(Painted::shown(&shown.title, head, paint(&look.site, shown, &answer, &beside)))
        })
        .await
}

/// Paints the resource.
pub(super) fn paint(
    site: &Site,
    resource: &Resource,
    answer: &ResourceAnswer,
    beside: &Beside<'_>,
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
        origin: beside.origin,
        own_state: site.own_state.as_deref(),
        now: beside.now,
    });
    Page {
        site,
        reading,
        told: answer.notice.as_ref().and_then(life::told),
        corrected: version.filter(|version| version.corrects).map(|version| version.change_note.as_str()),
        unpublished: version.is_none(),
        slug: &resource.slug,
        edit: may_edit.then(|| format!("/publish/{}", resource.slug)),
        curation: beside.curated.map(Curation::of).unwrap_or_default(),
        versions: past(resource),
        older: versions.total_count.saturating_sub(shown),
        uses: uses(resource),
        decisions: resource.decisions.iter().map(decided).collect(),
        flaggable: version.is_some() && !resource.is_worked_on(),
    }
    .render()
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
    let told = words::used_by(resource.adopted_by, resource.planned_by);
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

//! The resource page: the same markup as `web/src/features/library/ResourcePage.tsx`.

use askama::Template;

use super::{
    Trouble,
    answers::{
        Adopter, AdoptionEdge, Attachment, Decision, Named, PastVersion, Preview, Resource, ResourceAnswer,
    },
    life::{Badge, Told, told},
    site::{Site, department_path, office},
    words,
};

#[derive(Template)]
#[template(path = "resource.html")]
struct Page<'a> {
    site: &'a Site,
    resource: &'a Resource,
    kind: &'a str,
    demo: bool,
    badge: Option<Badge>,
    told: Option<Told<'a>>,
    /// Which mistake of the version before the current one mends.
    corrected: Option<&'a str>,
    office: String,
    office_named: String,
    office_href: String,
    published: Option<(i32, Day)>,
    unpublished: bool,
    edit: Option<String>,
    documents: Vec<Document<'a>>,
    archive: Option<&'a str>,
    versions: Vec<(i32, Option<Day>, bool, &'a str)>,
    older: i64,
    uses: Uses,
    decisions: Vec<Decided<'a>>,
    /// Whether it is asked if something is wrong with it.
    flaggable: bool,
    citation: Option<String>,
    states: String,
    languages: String,
    reach: &'a str,
    values: Vec<(&'a str, String)>,
    standards: Vec<(&'a str, String)>,
    topics: String,
    licence: &'a str,
    source: Option<&'a str>,
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

struct Day {
    instant: String,
    words: String,
}

struct Document<'a> {
    href: &'a str,
    filename: &'a str,
    facts: String,
    sha256: &'a str,
    /// The document's own page.
    page: String,
    /// The picture of its first page.
    first: Option<&'a Preview>,
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

/// Paints the resource; `address` is its whole address, for its citation.
pub(super) fn paint(
    site: &Site,
    resource: &Resource,
    answer: &ResourceAnswer,
    address: &str,
) -> askama::Result<String> {
    let version = resource.current_version.as_ref();
    let published = version.and_then(|version| version.published_at.as_deref());
    let documents = version.map(|version| version.attachments.as_slice()).unwrap_or_default();
    let may_edit = resource.viewer_actions.iter().any(|action| action == "EDIT");
    let versions = &resource.versions;
    let shown = i64::try_from(versions.edges.len()).unwrap_or(i64::MAX);
    Page {
        site,
        resource,
        kind: words::kind(&resource.kind),
        demo: resource.is_demo(),
        badge: Badge::of(resource),
        told: answer.notice.as_ref().and_then(told),
        corrected: version.filter(|version| version.corrects).map(|version| version.change_note.as_str()),
        office: office(&resource.department),
        office_named: format!("{}, {}", resource.department.name, resource.department.state_name),
        office_href: department_path(&resource.department.ocd_id),
        published: published.and_then(|at| Some((version?.number?, day(at)))),
        unpublished: version.is_none(),
        edit: may_edit.then(|| format!("/publish/{}", resource.slug)),
        documents: documents.iter().map(|attachment| document(attachment, &resource.slug)).collect(),
        archive: version.and_then(|version| version.archive_path.as_deref()),
        versions: versions.edges.iter().map(|edge| past(&edge.node)).collect(),
        older: versions.total_count.saturating_sub(shown),
        uses: uses(resource),
        decisions: resource.decisions.iter().map(decided).collect(),
        flaggable: version.is_some() && !resource.is_worked_on(),
        citation: version.map(|_| citation(resource, address)),
        states: match resource.states.as_slice() {
            [] => "All states".to_owned(),
            some => some.iter().map(|code| words::state(code)).collect::<Vec<_>>().join(", "),
        },
        languages: resource.languages.iter().map(|tag| words::language(tag)).collect::<Vec<_>>().join(", "),
        reach: words::reach(&resource.reach),
        values: named("value", &resource.values, &answer.values),
        standards: named("standard", &resource.standards, &answer.standards),
        // That it is a demo is said by a tag of its own.
        topics: resource
            .topics
            .iter()
            .filter(|topic| *topic != "demo")
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(", "),
        licence: resource
            .licence
            .as_deref()
            .filter(|licence| !licence.is_empty())
            .unwrap_or("Not stated: ask the department"),
        // Only an address of the web becomes a link: `javascript:` and its like never do.
        source: resource
            .source_url
            .as_deref()
            .filter(|url| url.starts_with("https://") || url.starts_with("http://")),
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

fn day(instant: &str) -> Day {
    Day { instant: instant.to_owned(), words: words::day(instant) }
}

fn document<'a>(attachment: &'a Attachment, slug: &str) -> Document<'a> {
    Document {
        href: &attachment.download_path,
        filename: &attachment.filename,
        facts: format!(
            "{}, {}",
            words::file_type(&attachment.media_type),
            words::file_size(attachment.byte_size)
        ),
        sha256: &attachment.sha256,
        // Ids and slugs of ours need no escaping in an address.
        page: format!("/documents/{}?from={slug}", attachment.id),
        first: attachment.previews.iter().find(|preview| preview.number == 1),
    }
}

fn past(version: &PastVersion) -> (i32, Option<Day>, bool, &str) {
    let day = version.published_at.as_deref().map(day);
    (version.number.unwrap_or_default(), day, version.corrects, &version.change_note)
}

fn decided(decision: &Decision) -> Decided<'_> {
    Decided {
        asked: words::request(&decision.kind),
        ended: words::ended(&decision.kind, &decision.decision),
        day: day(&decision.at),
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

fn named<'a>(parameter: &str, slugs: &'a [String], names: &'a [Named]) -> Vec<(&'a str, String)> {
    let name = |slug: &'a str| {
        names.iter().find(|named| named.slug == slug).map_or(slug, |named| named.name.as_str())
    };
    let href = |slug: &str| {
        let query =
            url::form_urlencoded::Serializer::new(String::new()).append_pair(parameter, slug).finish();
        format!("/search?{query}")
    };
    slugs.iter().map(|slug| (name(slug), href(slug))).collect()
}

fn citation(resource: &Resource, address: &str) -> String {
    let department = &resource.department;
    let mut words = format!("{}, {}. “{}.” ", department.name, department.state_name, resource.title);
    if let Some(version) = &resource.current_version {
        let number = version.number.map(|number| format!("Version {number}"));
        let day = version.published_at.as_deref().and_then(|at| at.get(..10)).map(str::to_owned);
        let both: Vec<String> = number.into_iter().chain(day).collect();
        words.push_str(&format!("{}. ", both.join(", ")));
    }
    words.push_str(&format!("Alliance Commons. {address}"));
    words
}

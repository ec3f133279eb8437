//! What the page of a resource and the page of one of its versions share: the words, the documents, how to cite them, and
//! where they apply. `templates/reading.html` lays it out.

use time::OffsetDateTime;

use super::{
    answers::{Attachment, Department, Named, Preview, Version, is_demo},
    details,
    life::Badge,
    site::{department_path, office, place_path, version_path},
    standing::Standing,
    words,
};

/// What is told, as the answers have it.
pub(super) struct Told<'a> {
    pub slug: &'a str,
    pub kind: &'a str,
    /// Where the resource is in its life.
    pub badge: Option<Badge>,
    pub title: &'a str,
    pub summary: &'a str,
    /// Cleaned by the library.
    pub body_html: &'a str,
    pub reach: &'a str,
    pub values: &'a [String],
    pub standards: &'a [String],
    pub topics: &'a [String],
    pub states: &'a [String],
    pub languages: Vec<&'a str>,
    pub licence: Option<&'a str>,
    pub source_url: Option<&'a str>,
    pub department: &'a Department,
    /// None while nothing is published.
    pub version: Option<&'a Version>,
    /// The names of all values and standards.
    pub named: (&'a [Named], &'a [Named]),
    /// The address of this site, without a slash at its end.
    pub origin: &'a str,
    /// The state that the reader acts for.
    pub own_state: Option<&'a str>,
    pub now: OffsetDateTime,
}

/// The same in words for a reader.
pub(super) struct Reading<'a> {
    pub kind: &'a str,
    pub demo: bool,
    pub badge: Option<Badge>,
    pub title: &'a str,
    pub office: String,
    pub office_named: String,
    pub office_href: String,
    pub published: Option<(i32, Day)>,
    pub summary: &'a str,
    pub standing: Standing<'a>,
    pub documents: Vec<Document<'a>>,
    pub archive: Option<&'a str>,
    pub body_html: &'a str,
    /// None while nothing is published.
    pub details: Option<details::Told<'a>>,
    pub citation: Option<String>,
    pub states: String,
    pub languages: String,
    pub reach: &'a str,
    pub values: Vec<(&'a str, String)>,
    pub standards: Vec<(&'a str, String)>,
    pub topics: Vec<(&'a str, String)>,
    pub licence: &'a str,
    pub source: Option<&'a str>,
}

pub(super) struct Day {
    pub instant: String,
    pub words: String,
}

impl Day {
    pub fn of(instant: &str) -> Self {
        Self { instant: instant.to_owned(), words: words::day(instant) }
    }

    /// A day without a time is that day in UTC.
    pub fn on(day: &str) -> Self {
        let words = words::day(&format!("{day}T00:00:00Z"));
        Self { instant: day.to_owned(), words }
    }
}

pub(super) struct Document<'a> {
    pub href: String,
    pub filename: &'a str,
    pub facts: String,
    pub sha256: &'a str,
    /// The document's own page.
    pub page: String,
    /// The picture of its first page.
    pub first: Option<&'a Preview>,
}

impl<'a> Reading<'a> {
    pub fn of(told: Told<'a>) -> Self {
        let version = told.version;
        let published = version.and_then(|version| version.published_at.as_deref());
        let documents = version.map(|version| version.attachments.as_slice()).unwrap_or_default();
        let number = version.and_then(|version| version.number);
        let citation = version.map(|version| citation(&told, version));
        Self {
            kind: words::kind(told.kind),
            demo: is_demo(told.topics),
            badge: told.badge,
            title: told.title,
            office: office(told.department),
            office_named: format!("{}, {}", told.department.name, told.department.state_name),
            office_href: department_path(&told.department.ocd_id),
            published: number.zip(published.map(Day::of)),
            summary: told.summary,
            standing: version
                .map(|version| Standing::of(&version.details, told.own_state, told.now))
                .unwrap_or_default(),
            documents: documents.iter().map(|document| Document::of(document, told.slug, number)).collect(),
            archive: version.and_then(|version| version.archive_path.as_deref()),
            body_html: told.body_html,
            details: version.map(|version| details::Told::of(&version.details, documents, told.own_state)),
            citation,
            states: match told.states {
                [] => "All states".to_owned(),
                some => some.iter().map(|code| words::state(code)).collect::<Vec<_>>().join(", "),
            },
            languages: told.languages.iter().map(|tag| words::language(tag)).collect::<Vec<_>>().join(", "),
            reach: words::reach(told.reach),
            values: named("values", told.values, told.named.0),
            standards: named("standards", told.standards, told.named.1),
            topics: topics(told.topics),
            licence: told
                .licence
                .filter(|licence| !licence.is_empty())
                .unwrap_or("Not stated: ask the department"),
            // Only an address of the web becomes a link: `javascript:` and its like never do.
            source: told.source_url.filter(|url| url.starts_with("https://") || url.starts_with("http://")),
        }
    }
}

impl<'a> Document<'a> {
    fn of(attachment: &'a Attachment, slug: &str, version: Option<i32>) -> Self {
        let path = &attachment.download_path;
        Self {
            // The saved file then says which version it is of.
            href: version.map_or_else(|| path.clone(), |number| format!("{path}?version={number}")),
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
}

/// Values or standards by their names, each with its page.
pub(super) fn named<'a>(place: &str, slugs: &'a [String], names: &'a [Named]) -> Vec<(&'a str, String)> {
    let name = |slug: &'a str| {
        names.iter().find(|named| named.slug == slug).map_or(slug, |named| named.name.as_str())
    };
    slugs.iter().map(|slug| (name(slug), place_path(place, slug))).collect()
}

/// Topics, each with its page. That something is a demo is said by a tag of its own.
pub(super) fn topics(topics: &[String]) -> Vec<(&str, String)> {
    let topics = topics.iter().map(String::as_str).filter(|topic| *topic != "demo");
    topics.map(|topic| (topic, place_path("topics", topic))).collect()
}

/// The citation names the version, and its address for ever.
fn citation(told: &Told<'_>, version: &Version) -> String {
    let mut words = format!("{}, {}. “{}.” ", told.department.name, told.department.state_name, told.title);
    let number = version.number.map(|number| format!("Version {number}"));
    let day = version.published_at.as_deref().and_then(|at| at.get(..10)).map(str::to_owned);
    let both: Vec<String> = number.into_iter().chain(day).collect();
    let path = version_path(told.slug, version.number);
    words.push_str(&format!("{}. Alliance Commons. {}{path}", both.join(", "), told.origin));
    words
}

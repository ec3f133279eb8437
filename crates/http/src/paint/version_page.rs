//! The page of one version: the same markup as `web/src/features/library/version/VersionPage.tsx`.

use askama::Template;

use super::{
    answers::{VersionAnswer, VersionOf, VersionTold},
    reading::{Day, Reading, Told},
    site::{Site, compare_path, resource_path},
};

#[derive(Template)]
#[template(path = "version.html")]
struct Page<'a> {
    site: &'a Site,
    reading: Reading<'a>,
    number: i32,
    day: Option<Day>,
    /// The page that always shows the newest.
    href: String,
    /// None when this is it.
    newest: Option<Newest>,
    /// Whether it mends a mistake in the one before.
    corrects: bool,
    note: &'a str,
}

struct Newest {
    number: i32,
    href: String,
    /// Where this version is compared with it.
    compare: String,
}

/// Paints a version of a resource; `origin` is the address of this site.
pub(super) fn paint(
    site: &Site,
    (resource, version): (&VersionOf, &VersionTold),
    answer: &VersionAnswer,
    origin: &str,
) -> askama::Result<String> {
    let number = version.shown.number.unwrap_or_default();
    let newest = resource.current_version.as_ref().and_then(|newest| newest.number);
    let href = resource_path(&resource.slug);
    let reading = Reading::of(Told {
        slug: &resource.slug,
        kind: &resource.kind,
        badge: None,
        title: &version.title,
        summary: &version.summary,
        body_html: &version.body_html,
        reach: &version.reach,
        values: &version.values,
        standards: &version.standards,
        topics: &version.topics,
        states: &version.states,
        languages: vec![&version.language],
        licence: version.licence.as_deref(),
        source_url: version.source_url.as_deref(),
        department: &resource.department,
        version: Some(&version.shown),
        named: (&answer.values, &answer.standards),
        origin,
    });
    Page {
        site,
        reading,
        number,
        day: version.shown.published_at.as_deref().map(Day::of),
        newest: newest.filter(|newest| *newest != number).map(|newest| Newest {
            number: newest,
            href: href.clone(),
            compare: compare_path(&resource.slug, number, newest),
        }),
        href,
        corrects: version.shown.corrects,
        note: &version.shown.change_note,
    }
    .render()
}

//! The page of one version: the same markup as `web/src/features/library/version/VersionPage.tsx`.

use askama::Template;
use poem::{Response, handler, web::Path};
use serde_json::json;
use time::OffsetDateTime;

use super::{
    Operation,
    absent_page::missing,
    answers::{Notice, VersionAnswer, VersionOf, VersionTold, is_demo},
    described, life, linked_data, operation,
    reading::{Day, Reading, Told},
    site::{Site, Without, compare_path, resource_path},
    visit::{Painted, Place, Visit},
};

const VERSION: Operation = operation!("Version");
const PLACE: Place = Place {
    sources: &[
        "src/features/library/version/VersionPage.tsx",
        "src/locales/en.po",
        "src/locales/versions/en.po",
    ],
    without: Without {
        en: "Reading, downloading and citing work without it. Comparing versions and choosing Spanish need it.",
        es: "Leer, descargar y citar funciona sin él. Comparar versiones y ver la página en español lo necesitan.",
    },
};

#[derive(Template)]
#[template(path = "version.html")]
struct Page<'a> {
    site: &'a Site,
    reading: Reading<'a>,
    /// What stands above it, where the resource is not what it was.
    told: Option<life::Told<'a>>,
    number: i32,
    day: Option<Day>,
    /// The page that always shows the newest.
    href: String,
    /// None when this is it.
    newest: Option<Newest>,
    /// No newer one comes: the resource is not kept up any more.
    last: bool,
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

/// The page of one version of a resource.
#[handler]
pub(crate) async fn open_version(visit: Visit<'_>, Path((slug, number)): Path<(String, String)>) -> Response {
    // No version has the number 0: what is no number, or another spelling of one, leads nowhere.
    let number = number.parse::<i32>().ok().filter(|read| read.to_string() == number).unwrap_or_default();
    visit
        .paint(&PLACE, async |look| {
            let answer: VersionAnswer = look.ask(&VERSION, json!({ "slug": slug, "number": number })).await?;
            let Some(of) = &answer.resource else {
                return Ok(life::gone_or_missing(&look.site, answer.notice.as_ref()));
            };
            let Some(told) = &of.version else { return Ok(missing(&look.site)) };
            // Search engines show the newest version, and know that this is an older say of it.
            let mut head = described(&told.summary, &look.address(&resource_path(&of.slug)));
            if is_demo(&told.topics) {
                head.push_str(linked_data::NOT_TO_KEEP);
            }
            let around = (look.address(""), look.state.clock.now());
            let page = paint(&look.site, (of, told), &answer, (&around.0, around.1));
            Ok(Painted::shown(format!("{} (version {number})", told.title), head, page))
        })
        .await
}

/// Paints a version of a resource; `origin` is the address of this site.
pub(super) fn paint(
    site: &Site,
    (resource, version): (&VersionOf, &VersionTold),
    answer: &VersionAnswer,
    (origin, now): (&str, OffsetDateTime),
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
        own_state: site.own_state.as_deref(),
        now,
    });
    Page {
        site,
        reading,
        told: answer.notice.as_ref().and_then(life::told),
        number,
        day: version.shown.published_at.as_deref().map(Day::of),
        newest: newest.filter(|newest| *newest != number).map(|newest| Newest {
            number: newest,
            href: href.clone(),
            compare: compare_path(&resource.slug, number, newest),
        }),
        last: answer.notice.as_ref().is_some_and(Notice::is_past),
        href,
        corrects: version.shown.corrects,
        note: &version.shown.change_note,
    }
    .render()
}

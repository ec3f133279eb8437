//! All values, all standards by area, and the topics: the same markup as `web/src/features/collections/landing/IndexPages.tsx`
//! and `TopicsPage.tsx`.

use askama::Template;
use commons_graphql::RequestScope;
use poem::{Response, handler};
use serde::Deserialize;
use serde_json::json;

use super::{
    Operation, Trouble,
    answers::Facet,
    ask, described, operation,
    site::{Site, Without, place_path},
    typed,
    visit::{Look, Painted, Place, Visit},
    words,
};
use crate::State;

const ALIGNMENT: Operation = operation!("Alignment");
const TOPICS: Operation = operation!("Topics");
const PLACE: Place = Place {
    sources: &["src/features/collections/pages.ts", "src/locales/en.po", "src/locales/places/en.po"],
    without: Without::READING,
};

/// `web/src/gql/operations/Alignment.graphql`
#[derive(Clone, Debug, Deserialize)]
struct Alignment {
    values: Vec<Aligned>,
    standards: Vec<Aligned>,
}

#[derive(Clone, Debug, Deserialize)]
struct Aligned {
    slug: String,
    name: String,
    /// Of a standard.
    #[serde(default)]
    area: String,
    summary: String,
}

/// `web/src/gql/operations/Topics.graphql`
#[derive(Clone, Debug, Deserialize)]
struct Topics {
    search: Counted,
}

#[derive(Clone, Debug, Deserialize)]
struct Counted {
    facets: Vec<Facet>,
}

#[derive(Template)]
#[template(path = "index.html")]
struct Page<'a> {
    site: &'a Site,
    title: &'a str,
    lead: &'a str,
    /// What has no area stands under the title itself.
    areas: Vec<(&'a str, Vec<Entry<'a>>)>,
    nothing: &'a str,
}

struct Entry<'a> {
    name: &'a str,
    href: String,
    says: String,
}

/// All values.
#[handler]
pub(crate) async fn open_values(visit: Visit<'_>) -> Response {
    let lead =
        "What the offices of the Alliance hold on to in their work. Each page shows what serves the value.";
    visit
        .paint(&PLACE, async |look| {
            let answer: Alignment = look.ask(&ALIGNMENT, json!({})).await?;
            let entries = answer.values.iter().map(|value| aligned("values", value)).collect();
            shown(look, ("Values", "/values", lead), vec![("", entries)])
        })
        .await
}

/// All standards.
#[handler]
pub(crate) async fn open_standards(visit: Visit<'_>) -> Response {
    let lead = "What good election work looks like, area by area. They are voluntary and nonpartisan. Each page shows what helps \
                to meet the standard.";
    visit
        .paint(&PLACE, async |look| {
            let answer: Alignment = look.ask(&ALIGNMENT, json!({})).await?;
            // The areas in the order in which they first come.
            let mut areas: Vec<(&str, Vec<Entry<'_>>)> = Vec::new();
            for standard in &answer.standards {
                let entry = aligned("standards", standard);
                match areas.iter_mut().find(|(area, _)| *area == standard.area) {
                    Some((_, entries)) => entries.push(entry),
                    None => areas.push((&standard.area, vec![entry])),
                }
            }
            shown(look, ("Standards", "/standards", lead), areas)
        })
        .await
}

/// The topics that most is about.
#[handler]
pub(crate) async fn open_topics(visit: Visit<'_>) -> Response {
    let lead = "What there is to read, by topic. Each page shows what is newest on it.";
    visit
        .paint(&PLACE, async |look| {
            let answer: Topics = look.ask(&TOPICS, json!({})).await?;
            let found = answer.search.facets.iter().find(|facet| facet.field == "topic");
            let mut entries: Vec<Entry<'_>> = found
                .into_iter()
                .flat_map(|facet| &facet.values)
                // That something is a demo is no topic for readers.
                .filter(|topic| topic.value != "demo")
                .map(|topic| Entry {
                    name: &topic.label,
                    href: place_path("topics", &topic.value),
                    says: words::resources(topic.count),
                })
                .collect();
            entries.sort_by_key(|entry| entry.name.to_lowercase());
            shown(look, ("Topics", "/topics", lead), vec![("", entries)])
        })
        .await
}

/// The pages of all values and standards, from the root of the site; none while they cannot be read.
pub(crate) async fn landing_paths(state: &State) -> Vec<String> {
    let scope = RequestScope::of_program(state.shared.clone());
    let found = ask(&state.schema, &scope, &ALIGNMENT, &json!({})).await;
    scope.finish();
    let Ok(told) = found.and_then(|data| typed::<Alignment>(&data)) else { return Vec::new() };
    let values = told.values.iter().map(|value| place_path("values", &value.slug));
    values.chain(told.standards.iter().map(|standard| place_path("standards", &standard.slug))).collect()
}

fn aligned<'a>(place: &str, one: &'a Aligned) -> Entry<'a> {
    Entry { name: &one.name, href: place_path(place, &one.slug), says: one.summary.clone() }
}

fn shown(
    look: &Look,
    (title, path, lead): (&str, &str, &str),
    areas: Vec<(&str, Vec<Entry<'_>>)>,
) -> Result<Painted, Trouble> {
    let nothing = match title {
        "Topics" => "Nothing that you may read names a topic so far. Members see more after they sign in.",
        _ => "There are none yet.",
    };
    let page = Page { site: &look.site, title, lead, areas, nothing };
    Ok(Painted::shown(title, described(lead, &look.address(path)), page.render()))
}

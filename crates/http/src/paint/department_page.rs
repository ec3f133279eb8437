//! A department's public page: the same markup as `web/src/features/directory/department/DepartmentPage.tsx`, without what only
//! its own people are led to.

use askama::Template;
use poem::{Response, handler, web::Path};
use serde::Deserialize;
use serde_json::json;

use super::{
    Operation,
    absent_page::missing,
    address::Address,
    answers::Card,
    boot,
    card::ShownCard,
    collection_card::{Collections, ShownCollection},
    described, feed,
    life::Badge,
    operation,
    site::{Site, Without, department_path},
    visit::{Painted, Place, Visit},
    words,
};

const DEPARTMENT: Operation = operation!("Department");
const COLLECTIONS: Operation = operation!("DepartmentCollections");
const PLACE: Place = Place {
    sources: &[
        "src/features/directory/department/DepartmentPage.tsx",
        "src/locales/en.po",
        "src/locales/places/en.po",
    ],
    without: Without::READING,
};

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    department: Option<Shown>,
    office_languages: Vec<Language>,
}

#[derive(Clone, Debug, Deserialize)]
struct Language {
    code: String,
    name: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    id: String,
    ocd_id: String,
    name: String,
    state_name: String,
    county: Option<String>,
    registered_voters: Option<i64>,
    size: Option<String>,
    profile: Option<Profile>,
    resources: Resources,
    unpublished: Unpublished,
}

#[derive(Clone, Debug, Deserialize)]
struct Profile {
    address: String,
    phone: String,
    email: String,
    website: String,
    hours: String,
    languages: Vec<String>,
    equipment: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Resources {
    total_count: i64,
    edges: Vec<Edge>,
}

/// What only the office itself and, once it was sent there, the Alliance may read.
#[derive(Clone, Debug, Deserialize)]
struct Unpublished {
    edges: Vec<Edge>,
}

#[derive(Clone, Debug, Deserialize)]
struct Edge {
    node: Thing,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Thing {
    #[serde(flatten)]
    card: Card,
    adopted_by: i64,
    planned_by: i64,
}

#[derive(Template)]
#[template(path = "department.html")]
struct Page<'a> {
    site: &'a Site,
    name: String,
    lead: String,
    /// Templates and trainings, then stories, each with its heading; the first stands under the page's own.
    things: Vec<(Option<&'static str>, Vec<Used<'a>>)>,
    unpublished: Vec<Used<'a>>,
    collections: Vec<ShownCollection<'a>>,
    /// Where all of it is searched, when not all is listed.
    all: Option<(i64, String)>,
    /// None where nothing is shared.
    feed: Option<String>,
    facts: Vec<(&'static str, String)>,
    /// The office's own site: an address of the web.
    website: Option<&'a str>,
    ocd_id: &'a str,
}

/// A resource, where it is in its life while it is not published, and how many offices use it, in words.
struct Used<'a> {
    card: ShownCard<'a>,
    badge: Option<Badge>,
    by: Option<String>,
}

/// `web/src/gql/operations/DepartmentCollections.graphql`
#[derive(Clone, Debug, Deserialize)]
struct Kept {
    collections: Collections,
}

/// The page of a department.
#[handler]
pub(crate) async fn open_department(visit: Visit<'_>, Path(ocd_id): Path<String>) -> Response {
    visit
        .paint(&PLACE, async |look| {
            let answer: Answer = look.ask(&DEPARTMENT, json!({ "ocdId": ocd_id })).await?;
            let Some(shown) = &answer.department else { return Ok(missing(&look.site)) };
            let address = look.address(&department_path(&shown.ocd_id));
            let name = format!("{}, {}", shown.name, shown.state_name);
            let about = format!("What the election office of {name} shares with others.");
            let mut head = described(&about, &address);
            head.push_str(&feed::link(&search_of(shown).feed()));
            head.push_str(&linked(shown, &address));
            // Without them the page is still worth reading; the app asks again.
            let kept: Option<Kept> = look.ask(&COLLECTIONS, json!({ "departmentId": shown.id })).await.ok();
            let collections =
                kept.as_ref().map(|kept| ShownCollection::all(&kept.collections)).unwrap_or_default();
            let page = paint(&look.site, shown, &answer.office_languages, collections);
            Ok(Painted::shown(name, head, page))
        })
        .await
}

/// The search for all that a department shares.
fn search_of(shown: &Shown) -> Address {
    Address::narrowed("department", &shown.id)
}

fn paint(
    site: &Site,
    shown: &Shown,
    languages: &[Language],
    collections: Vec<ShownCollection<'_>>,
) -> askama::Result<String> {
    let things = shown.resources.edges.iter().map(|edge| &edge.node);
    let (stories, others): (Vec<&Thing>, Vec<&Thing>) = things.partition(|thing| thing.card.kind == "STORY");
    let shelves = [(None, others), (Some("Success stories"), stories)];
    let listed = i64::try_from(shown.resources.edges.len()).unwrap_or(i64::MAX);
    let total = shown.resources.total_count;
    let search = search_of(shown);
    Page {
        site,
        name: format!("{}, {}", shown.name, shown.state_name),
        lead: match total {
            0 => "A local election office.".to_owned(),
            1 => "A local election office that shares 1 resource here.".to_owned(),
            many => format!("A local election office that shares {} resources here.", words::count(many)),
        },
        things: shelves
            .into_iter()
            .filter(|(_, things)| !things.is_empty())
            .map(|(heading, things)| (heading, things.into_iter().map(used).collect()))
            .collect(),
        unpublished: shown
            .unpublished
            .edges
            .iter()
            .map(|Edge { node }| Used { badge: Some(Badge::of_status(&node.card.status)), ..used(node) })
            .collect(),
        collections,
        all: (total > listed).then(|| (total, search.href())),
        feed: (listed > 0).then(|| search.feed()),
        facts: facts(shown, languages),
        // Only an address of the web becomes a link.
        website: shown
            .profile
            .as_ref()
            .map(|profile| profile.website.as_str())
            .filter(|address| address.starts_with("https://") || address.starts_with("http://")),
        ocd_id: &shown.ocd_id,
    }
    .render()
}

fn used(thing: &Thing) -> Used<'_> {
    let by = (thing.adopted_by > 0).then(|| words::used_by(thing.adopted_by, thing.planned_by));
    Used { card: ShownCard::of(&thing.card), badge: None, by }
}

/// What an office tells everybody of itself, in the order of the screens.
fn facts(shown: &Shown, languages: &[Language]) -> Vec<(&'static str, String)> {
    let profile = shown.profile.as_ref();
    let told =
        |text: fn(&Profile) -> &str| profile.map(|profile| text(profile).to_owned()).unwrap_or_default();
    let named = profile.map(|profile| {
        let known = languages.iter().filter(|language| profile.languages.contains(&language.code));
        known.map(|language| language.name.as_str()).collect::<Vec<_>>().join(", ")
    });
    let county = shown.county.clone().filter(|county| !shown.name.contains(county.as_str()));
    let all = [
        ("Address", told(|profile| &profile.address)),
        ("Phone", told(|profile| &profile.phone)),
        ("Email", told(|profile| &profile.email)),
        ("Office hours", told(|profile| &profile.hours)),
        ("Languages", named.unwrap_or_default()),
        ("Voting equipment", profile.map(|profile| profile.equipment.join("\n")).unwrap_or_default()),
        ("County", county.unwrap_or_default()),
        ("Registered voters", shown.registered_voters.map(words::count).unwrap_or_default()),
        ("Size", shown.size.as_deref().and_then(words::size).unwrap_or_default().to_owned()),
    ];
    all.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

/// What search engines may know of an office (schema.org `GovernmentOrganization`, as JSON-LD).
fn linked(shown: &Shown, address: &str) -> String {
    let data = json!({
        "@context": "https://schema.org",
        "@type": "GovernmentOrganization",
        "name": shown.name,
        "url": address,
        "identifier": shown.ocd_id,
        "areaServed": shown.state_name,
    });
    format!("<script type=\"application/ld+json\">{}</script>", boot::escape(&data.to_string()))
}

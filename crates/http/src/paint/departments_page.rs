//! Finding a department by name and state: the same markup as `web/src/features/directory/department/DepartmentsPage.tsx`.

use askama::Template;
use commons_kernel::{State as UsState, Word};
use poem::{Response, handler};
use serde::Deserialize;
use serde_json::json;

use super::{
    Operation,
    answers::PageInfo,
    described, operation,
    pager::Pager,
    site::{Site, Without, department_path},
    visit::{Painted, Place, Visit},
    words,
};

const DEPARTMENTS: Operation = operation!("Departments");
const PATH: &str = "/departments";
const PLACE: Place = Place {
    sources: &[
        "src/features/directory/department/DepartmentsPage.tsx",
        "src/locales/en.po",
        "src/locales/places/en.po",
    ],
    without: Without::READING,
};

#[derive(Clone, Debug, Deserialize)]
struct Answer {
    departments: Listed,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Listed {
    total_count: i64,
    edges: Vec<Edge>,
    page_info: PageInfo,
}

#[derive(Clone, Debug, Deserialize)]
struct Edge {
    node: Office,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Office {
    ocd_id: String,
    name: String,
    state_name: String,
    county: Option<String>,
}

/// What is asked for.
#[derive(Clone, Debug, Default)]
struct Wanted {
    q: Option<String>,
    state: Option<UsState>,
    after: Option<String>,
}

#[derive(Template)]
#[template(path = "departments.html")]
struct Page<'a> {
    site: &'a Site,
    q: &'a str,
    /// Postal code, name, and whether it is chosen.
    states: Vec<(String, &'static str, bool)>,
    count: String,
    nothing: bool,
    /// Name, page and county.
    offices: Vec<(String, String, &'a str)>,
    pager: Pager,
}

/// Finding a department.
#[handler]
pub(crate) async fn open_departments(visit: Visit<'_>) -> Response {
    let wanted = Wanted {
        q: visit.parameter("q"),
        // What is no state is dropped, as the app does.
        state: visit.parameter("state").and_then(|code| code.parse().ok()),
        after: visit.parameter("after"),
    };
    visit
        .paint(&PLACE, async |look| {
            let mut variables = json!({});
            let state = wanted.state.map(|state| state.to_string());
            for (name, value) in [("query", &wanted.q), ("state", &state), ("after", &wanted.after)] {
                if let Some(value) = value {
                    variables[name] = json!(value);
                }
            }
            let answer: Answer = look.ask(&DEPARTMENTS, variables).await?;
            let about = "The local election departments of the nation, by name and state.";
            let head = described(about, &look.address(PATH));
            Ok(Painted::shown("Departments", head, paint(&look.site, &answer.departments, &wanted)))
        })
        .await
}

fn paint(site: &Site, list: &Listed, wanted: &Wanted) -> askama::Result<String> {
    let state = wanted.state.map(|state| state.to_string());
    let kept = [("q", wanted.q.as_deref()), ("state", state.as_deref())];
    let mut states: Vec<_> = UsState::all()
        .iter()
        .map(|state| (state.to_string(), state.name(), wanted.state == Some(*state)))
        .collect();
    states.sort_by_key(|(_, name, _)| *name);
    Page {
        site,
        q: wanted.q.as_deref().unwrap_or_default(),
        states,
        count: match list.total_count {
            1 => "1 department".to_owned(),
            many => format!("{} departments", words::count(many)),
        },
        nothing: list.edges.is_empty(),
        offices: list.edges.iter().map(|edge| shown(&edge.node)).collect(),
        pager: Pager::of(PATH, &kept, wanted.after.as_deref(), &list.page_info),
    }
    .render()
}

fn shown(office: &Office) -> (String, String, &str) {
    let county = office.county.as_deref().filter(|county| !office.name.contains(county));
    let name = format!("{}, {}", office.name, office.state_name);
    (name, department_path(&office.ocd_id), county.unwrap_or_default())
}

//! The pages for what is not there, or not shared with this viewer, and for what went wrong.

use askama::Template;
use poem::{Response, http::StatusCode};

use super::{
    Trouble, linked_data,
    site::{Site, Without},
    visit::{Painted, Place, Visit},
};

const PLACE: Place = Place { sources: &["src/locales/en.po"], without: Without::READING };

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

/// The page of an address that leads nowhere.
pub(crate) async fn absent(visit: Visit<'_>) -> Response {
    visit.paint(&PLACE, async |look| Ok(missing(&look.site))).await
}

/// What is absent or not shared with this viewer.
pub(super) fn missing(site: &Site) -> Painted {
    Painted {
        status: StatusCode::NOT_FOUND,
        title: Some("Page not found".to_owned()),
        head: linked_data::NOT_TO_KEEP.to_owned(),
        page: Absent { site }.render(),
    }
}

/// What went wrong.
pub(super) fn troubled(site: &Site, trouble: &Trouble) -> Painted {
    Painted {
        status: trouble.status(),
        title: Some("There is a problem".to_owned()),
        head: String::new(),
        page: Troubled { site, trouble }.render(),
    }
}

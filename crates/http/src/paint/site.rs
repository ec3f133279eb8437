//! The frame around a painted page: who is signed in and where the main places are.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::answers::{Department, Viewer};

/// What the frame shows.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    /// Where signing in begins, with the way back to this page.
    pub(crate) sign_in: String,
    /// The signed-in person's name.
    pub(crate) person: Option<String>,
    /// Their departments, each with its address.
    pub(crate) departments: Vec<(String, String)>,
    /// Whether they are Alliance staff.
    pub(crate) staff: bool,
    /// Whether this page is the search.
    pub(crate) searching: bool,
}

impl Site {
    /// The frame for this viewer around the page at `here`.
    pub(crate) fn new(viewer: Option<&Viewer>, here: &str) -> Self {
        let seats = viewer.map(|viewer| viewer.seats.as_slice()).unwrap_or_default();
        Self {
            sign_in: crate::auth::login_path(here),
            person: viewer.and_then(|viewer| viewer.person.as_ref()).map(|person| person.name.clone()),
            departments: seats
                .iter()
                .map(|seat| (office(&seat.department), department_path(&seat.department.ocd_id)))
                .collect(),
            staff: viewer.is_some_and(|viewer| viewer.alliance_role.is_some()),
            searching: here.starts_with("/search"),
        }
    }
}

/// A department with its state, since names are not unique.
pub(crate) fn office(department: &Department) -> String {
    format!("{}, {}", department.name, department.state)
}

/// Where a department's page is. Its id has slashes, which stay.
pub(crate) fn department_path(ocd_id: &str) -> String {
    const PATH: &AsciiSet =
        &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b'/').remove(b':');
    format!("/d/{}", utf8_percent_encode(ocd_id, PATH))
}

/// What stands in one part of an address as it is.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// Where a collection's page is.
pub(crate) fn collection_path(slug: &str) -> String {
    format!("/c/{}", utf8_percent_encode(slug, SEGMENT))
}

/// Where a resource's page is.
pub(crate) fn resource_path(slug: &str) -> String {
    format!("/r/{}", utf8_percent_encode(slug, SEGMENT))
}

/// Where the page of one of its versions is; the resource's own for what has no number yet.
pub(crate) fn version_path(slug: &str, number: Option<i32>) -> String {
    let path = resource_path(slug);
    number.map_or_else(|| path.clone(), |number| format!("{path}/v/{number}"))
}

/// Where two of its versions are compared.
pub(crate) fn compare_path(slug: &str, from: i32, to: i32) -> String {
    format!("{}/compare?from={from}&to={to}", resource_path(slug))
}

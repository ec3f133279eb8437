//! The frame around a painted page: who is signed in and where the main places are.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::answers::{Department, Viewer};

/// What works on a page without scripts and what does not, in both languages of the site: the app that would put the page into
/// the reader's own language is not there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Without {
    pub(crate) en: &'static str,
    pub(crate) es: &'static str,
}

impl Without {
    /// Of a page that is there to be read.
    pub(crate) const READING: Self = Self {
        en: "All of this page can be read without it. Choosing Spanish needs it.",
        es: "Toda esta página se puede leer sin él. Para verla en español se necesita.",
    };
}

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
    /// The state of the department that they act for.
    pub(crate) own_state: Option<String>,
    /// The main place that this page is.
    pub(crate) here: &'static str,
    /// What works without scripts.
    pub(crate) without: Without,
}

/// The main places, as the head of the page links to them.
const PLACES: [&str; 3] = ["/search", "/collections", "/departments"];

impl Site {
    /// The frame for this viewer around the page at `here`.
    pub(crate) fn new(viewer: Option<&Viewer>, here: &str, without: Without) -> Self {
        let seats = viewer.map(|viewer| viewer.seats.as_slice()).unwrap_or_default();
        Self {
            sign_in: crate::auth::login_path(here),
            person: viewer.and_then(|viewer| viewer.person.as_ref()).map(|person| person.name.clone()),
            departments: seats
                .iter()
                .map(|seat| (office(&seat.department), department_path(&seat.department.ocd_id)))
                .collect(),
            staff: viewer.is_some_and(|viewer| viewer.alliance_role.is_some()),
            own_state: viewer.and_then(Viewer::acting_seat).map(|seat| seat.department.state.clone()),
            here: PLACES.into_iter().find(|place| here.split('?').next() == Some(place)).unwrap_or_default(),
            without,
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

/// Where the page of a value, a standard or a topic is.
pub(crate) fn place_path(place: &str, name: &str) -> String {
    format!("/{place}/{}", utf8_percent_encode(name, SEGMENT))
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

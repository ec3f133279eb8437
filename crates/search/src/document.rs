//! What the index knows of one resource.

use commons_access::Facts;
use commons_kernel::{DepartmentId, DepartmentSize, Kind, ResourceId, State};
use time::OffsetDateTime;

/// A published resource as it is now, in plain text.
#[derive(Clone, Debug)]
pub struct Document {
    /// The resource.
    pub id: ResourceId,
    /// What the access rule may know of it.
    pub facts: Facts,
    /// What it is.
    pub kind: Kind,
    /// The state of the department that owns it.
    pub state: State,
    /// The states that it says it applies to; empty means that it names none.
    pub applies_in: Vec<State>,
    /// Slugs of the Alliance's values.
    pub values: Vec<String>,
    /// Slugs of the Alliance's standards.
    pub standards: Vec<String>,
    /// Topics in the department's own words.
    pub topics: Vec<String>,
    /// BCP 47 tag of the text.
    pub language: String,
    /// The department that owns it.
    pub department: DepartmentId,
    /// How large that department is, when its number of voters is known.
    pub size: Option<DepartmentSize>,
    /// When its current version was published.
    pub published_at: OffsetDateTime,
    /// Whether the Alliance reviewed it.
    pub reviewed: bool,
    /// Its title.
    pub title: String,
    /// Its summary.
    pub summary: String,
    /// Its body as plain text.
    pub body: String,
    /// The text of each attachment.
    pub files: Vec<FileText>,
    /// How many departments use it, or mean to; those that stopped are not counted.
    pub adoptions: u32,
    /// The same departments by where they are and how large: each pair once, with its count, in a fixed order.
    pub adopters: Vec<Adopter>,
}

/// How many departments of one state and size use a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Adopter {
    /// Where they are.
    pub state: State,
    /// How large they are, when their number of voters is known.
    pub size: Option<DepartmentSize>,
    /// How many they are.
    pub count: u32,
}

/// What was read out of one attachment.
#[derive(Clone, Debug, Default)]
pub struct FileText {
    /// The name of the file, as people see it.
    pub filename: String,
    /// Its text.
    pub text: String,
}

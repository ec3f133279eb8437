//! What the index knows of one resource.

use commons_access::Facts;
use commons_kernel::{DepartmentId, DepartmentSize, Kind, ResourceId, State, VersionId};
use time::OffsetDateTime;

use crate::Office;

/// A published resource as it is now, in plain text.
#[derive(Clone, Debug)]
pub struct Document {
    /// The resource.
    pub id: ResourceId,
    /// The version whose texts these are.
    pub version: VersionId,
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
    /// How many departments use it.
    pub adoptions: u32,
    /// Those departments, or the newest of them when there are very many.
    pub adopters: Vec<Office>,
    /// Its title.
    pub title: String,
    /// Its summary.
    pub summary: String,
    /// Its body as plain text.
    pub body: String,
    /// The text of each attachment.
    pub files: Vec<FileText>,
}

impl Document {
    /// How much text it holds, in bytes.
    pub(crate) fn text_bytes(&self) -> usize {
        let files: usize = self.files.iter().map(|file| file.filename.len() + file.text.len()).sum();
        self.title.len() + self.summary.len() + self.body.len() + files
    }
}

/// What was read out of one attachment.
#[derive(Clone, Debug, Default)]
pub struct FileText {
    /// The name of the file, as people see it.
    pub filename: String,
    /// Its text.
    pub text: String,
}

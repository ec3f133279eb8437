//! What every import answers: counts, and one line for each row that was refused.

use commons_access::Viewer;
use commons_kernel::Result;
use commons_store::{Event, record};
use sea_orm::ConnectionTrait;
use serde_json::json;
use time::OffsetDateTime;
use uuid::Uuid;

/// The part of the server that imports.
pub(crate) const IMPORT: Viewer = Viewer::system("import");

/// What became of the rows of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Rows that were new.
    pub created: u64,
    /// Rows that were known and are different now.
    pub updated: u64,
    /// Rows that say what is known already.
    pub unchanged: u64,
    /// Rows that were left out; all others were imported.
    pub refused: Vec<Refused>,
    /// Known departments whose registered voters are others now: the index keeps the size of each resource's department.
    pub(crate) resized: u64,
}

/// A row that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The line of the file on which the row begins, from 1, the header included.
    pub line: u64,
    /// The column or field at fault.
    pub field: &'static str,
    /// What is wrong, and the mend.
    pub reason: String,
}

/// Why a row is refused, before its line is known: the field and the reason.
pub(crate) type Flaw = (&'static str, String);

impl Imported {
    pub(crate) fn refuse(&mut self, line: u64, (field, reason): Flaw) {
        self.refused.push(Refused { line, field, reason });
    }

    /// Puts the refusals in the order of the file and writes one event for the whole import, when anything changed.
    pub(crate) async fn finish(
        mut self,
        tx: &impl ConnectionTrait,
        now: OffsetDateTime,
        kind: &'static str,
    ) -> Result<Self> {
        self.refused.sort_by_key(|refused| refused.line);
        if self.created + self.updated > 0 {
            let data = json!({
                "created": self.created,
                "updated": self.updated,
                "unchanged": self.unchanged,
                "refused": self.refused.len(),
                "resized": self.resized,
            });
            let event = Event { kind, subject: "directory", subject_id: Uuid::nil(), department: None, data };
            record(tx, &IMPORT, now, event).await?;
        }
        Ok(self)
    }
}

//! What stands in the way of a draft, and what its writer may want to look at, before it is submitted or published.
//!
//! Invariants: what stands in the way here is what refuses a submission and a publication, from one list ([`problems_of`]); nothing
//! here asks the web: what is known of outside links was asked before, by a job.

mod documents;
mod inside;
mod outside;
mod prose;
mod said;

use commons_access::Viewer;
use commons_entity::{draft, resource};
use commons_kernel::Result;
use commons_prose::{Counts, Link};
use sea_orm::ConnectionTrait;
use time::OffsetDateTime;
use uuid::Uuid;

use self::prose::Read;
use crate::{Problem, check_draft};

pub use inside::document_of;
pub use outside::OutsideLinks;
pub(crate) use outside::{addresses, checked, digest};
pub use said::{ProblemCode, Said};

/// Everything that was looked at.
#[derive(Clone, Debug)]
pub struct Preflight {
    /// What stands in the way, then what may be looked at.
    pub findings: Vec<PreflightFinding>,
    /// In years of school, for English; none for other languages and short texts.
    pub reading_grade: Option<f64>,
    /// How many outside links nobody has asked yet.
    pub links_pending: usize,
}

/// What was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PreflightCheck {
    /// What a draft must have.
    Incomplete,
    /// What is in its documents.
    Document,
    /// Where its links lead.
    Link,
    /// How easily it is read: its words and sentences, the order of its headings, the size of its tables.
    ReadingLevel,
    /// What pictures say to who does not see them.
    AlternativeText,
    /// What was left to fill in.
    Placeholder,
    /// Words that may read as taking a side.
    Wording,
}

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreflightFinding {
    /// What was looked at.
    pub check: PreflightCheck,
    /// Whether it refuses a submission and a publication.
    pub blocking: bool,
    /// The field of the draft, as GraphQL spells it.
    pub field: &'static str,
    /// The words it is about, at most 200 characters.
    pub passage: Option<String>,
    /// The document it is about.
    pub document: Option<Uuid>,
    /// How many more of its check there are in the same text that are not told.
    pub more: usize,
    /// What is wrong and how to mend it.
    pub said: Said,
}

/// Looks at a draft that the viewer may edit.
///
/// # Errors
/// What the database says.
pub async fn preflight(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    (resource, draft): (&resource::Model, &draft::Model),
    (asking, now): (OutsideLinks, OffsetDateTime),
) -> Result<Preflight> {
    let Looked { problems, mut findings, links, counts } = look(tx, viewer, (resource, draft), now).await?;
    let links_pending = outside::look(tx, &links, asking, &mut findings).await?;
    findings.splice(0..0, problems.into_iter().map(unfinished));
    findings.sort_by_key(|finding| !finding.blocking);
    Ok(Preflight { findings, reading_grade: counts.grade(), links_pending })
}

/// Everything that stands in the way of submitting or publishing a draft, at once, so that it can be mended at once.
///
/// # Errors
/// What the database says.
pub async fn problems_of(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    (resource, draft): (&resource::Model, &draft::Model),
    now: OffsetDateTime,
) -> Result<Vec<Problem>> {
    let Looked { mut problems, findings, .. } = look(tx, viewer, (resource, draft), now).await?;
    let blocking = findings.into_iter().filter(|finding| finding.blocking);
    problems.extend(blocking.map(|PreflightFinding { field, said, .. }| Problem { field, said }));
    Ok(problems)
}

/// What is known without the web: what a draft lacks, and what was found in its links, its documents and its texts.
struct Looked {
    problems: Vec<Problem>,
    findings: Vec<PreflightFinding>,
    links: Vec<(&'static str, Link)>,
    counts: Counts,
}

async fn look(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    (resource, draft): (&resource::Model, &draft::Model),
    now: OffsetDateTime,
) -> Result<Looked> {
    let problems = check_draft(tx, resource, draft, now).await?;
    let Read { findings: in_texts, links, counts } = prose::read(resource, draft).await?;
    let mut findings = inside::look(tx, viewer, (resource, draft), &links).await?;
    findings.extend(documents::look(tx, viewer, resource).await?);
    findings.extend(in_texts);
    Ok(Looked { problems, findings, links, counts })
}

/// A problem of an unfinished draft.
fn unfinished(Problem { field, said }: Problem) -> PreflightFinding {
    let check = match field {
        "attachmentIds" => PreflightCheck::Document,
        "details.pictures" => PreflightCheck::AlternativeText,
        _ => PreflightCheck::Incomplete,
    };
    PreflightFinding { check, blocking: true, field, passage: None, document: None, more: 0, said }
}

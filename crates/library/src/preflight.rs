//! What stands in the way of a draft, and what its writer may want to look at, before it is submitted or published.
//!
//! Invariants: what stands in the way here is what refuses a submission and a publication, from one list ([`problems_of`]); nothing
//! here asks the web: what is known of outside links was asked before, by a job.

mod documents;
mod inside;
mod outside;
mod prose;

use commons_access::Viewer;
use commons_entity::{draft, resource};
use commons_kernel::Result;
use sea_orm::ConnectionTrait;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{Problem, check_draft};

pub use inside::document_of;
pub use outside::OutsideLinks;
pub(crate) use outside::{addresses, checked, digest};

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
    /// What is wrong, in sentences for the screen.
    pub message: String,
    /// How to mend it, in sentences for the screen; empty where the message says it.
    pub mend: String,
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
    let unfinished_yet = check_draft(tx, resource, draft, now).await?;
    let mut findings: Vec<_> = unfinished_yet.into_iter().map(unfinished).collect();
    let read = prose::read(resource, draft)?;
    findings.extend(inside::look(tx, viewer, (resource, draft), &read.links).await?);
    findings.extend(documents::look(tx, viewer, resource).await?);
    let links_pending = outside::look(tx, &read.links, asking, &mut findings).await?;
    findings.extend(read.findings);
    findings.sort_by_key(|finding| !finding.blocking);
    Ok(Preflight { findings, reading_grade: read.counts.grade(), links_pending })
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
    let mut problems = check_draft(tx, resource, draft, now).await?;
    let read = prose::read(resource, draft)?;
    let inside = inside::look(tx, viewer, (resource, draft), &read.links).await?;
    let blocking = read.findings.into_iter().chain(inside).filter(|finding| finding.blocking);
    problems.extend(blocking.map(|finding| Problem {
        field: finding.field,
        message: format!("{} {}", finding.message, finding.mend),
    }));
    Ok(problems)
}

/// A problem of an unfinished draft; where it says what is wrong and the mend in two sentences, they are told apart; one
/// sentence says both.
fn unfinished(problem: Problem) -> PreflightFinding {
    let (message, mend) = match problem.message.rsplit_once(". ") {
        Some((wrong, mend)) => (format!("{wrong}."), mend.to_owned()),
        None => (problem.message, String::new()),
    };
    let check = match problem.field {
        "attachmentIds" => PreflightCheck::Document,
        "details.pictures" => PreflightCheck::AlternativeText,
        _ => PreflightCheck::Incomplete,
    };
    PreflightFinding {
        check,
        blocking: true,
        field: problem.field,
        passage: None,
        document: None,
        message,
        mend,
    }
}

//! What the texts of a draft say about themselves.

use commons_entity::{draft, resource};
use commons_kernel::{Error, Kind, Result};
use commons_prose::{Check, Counts, Fields, Finding, Form, Link, Text, Weight, read as read_text};

use super::{PreflightCheck, PreflightFinding};
use crate::Details;

/// What was read in all texts together.
pub(super) struct Read {
    pub findings: Vec<PreflightFinding>,
    /// The links of all texts, each with its field.
    pub links: Vec<(&'static str, Link)>,
    pub counts: Counts,
}

/// Every text of a draft, with the field as GraphQL spells it.
fn texts<'a>(draft: &'a draft::Model, details: &'a Details) -> Vec<(&'static str, Form, &'a str)> {
    let parts = details.texts().map(|(field, text)| (field, Form::Markdown, text));
    let mut texts = vec![
        ("title", Form::Plain, draft.title.as_str()),
        ("summary", Form::Plain, &draft.summary),
        ("body", Form::Markdown, &draft.body),
        ("changeNote", Form::Plain, draft.change_note.as_str()),
        ("details.effort", Form::Plain, &details.effort),
        ("details.cost", Form::Plain, &details.cost),
        ("details.contact", Form::Plain, &details.contact),
    ];
    texts.extend(parts);
    texts
}

/// Reads them, beside the thread that answers others: texts of megabytes take a part of a second.
///
/// # Errors
/// Internal when the row holds no details.
pub(super) async fn read(resource: &resource::Model, draft: &draft::Model) -> Result<Read> {
    let details = Details::try_from(draft)?;
    let (kind, draft) = (resource.kind.0, draft.clone());
    tokio::task::spawn_blocking(move || read_all(kind, &draft, &details)).await.map_err(Error::internal)
}

fn read_all(kind: Kind, draft: &draft::Model, details: &Details) -> Read {
    let mut all = Read { findings: Vec::new(), links: Vec::new(), counts: Counts::default() };
    let fields = match kind {
        Kind::Template => Fields::Meant,
        Kind::Training | Kind::Story => Fields::Forgotten,
    };
    for (field, form, words) in texts(draft, details) {
        let reading = read_text(&Text { words, form, language: &draft.language, fields });
        all.findings.extend(reading.findings.into_iter().map(|finding| told(field, finding)));
        all.links.extend(reading.links.into_iter().map(|link| (field, link)));
        all.counts += reading.counts;
    }
    all
}

fn told(field: &'static str, finding: Finding) -> PreflightFinding {
    PreflightFinding {
        check: match finding.check {
            Check::Placeholder => PreflightCheck::Placeholder,
            Check::AlternativeText => PreflightCheck::AlternativeText,
            Check::Link => PreflightCheck::Link,
            Check::Reading => PreflightCheck::ReadingLevel,
            Check::Wording => PreflightCheck::Wording,
        },
        blocking: finding.weight == Weight::Blocking,
        field,
        passage: finding.passage.clone(),
        document: None,
        more: finding.more,
        said: finding.into(),
    }
}

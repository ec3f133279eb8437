//! What the texts of a draft say about themselves.

use commons_entity::{draft, resource};
use commons_kernel::Kind;
use commons_prose::{Check, Counts, Fields, Finding, Form, Link, Text, Weight, read as read_text};

use super::{PreflightCheck, PreflightFinding};

/// What was read in all texts together.
pub(super) struct Read {
    pub findings: Vec<PreflightFinding>,
    /// The links of all texts, each with its field.
    pub links: Vec<(&'static str, Link)>,
    pub counts: Counts,
}

/// Every text of a draft, with the field as GraphQL spells it.
fn texts(draft: &draft::Model) -> Vec<(&'static str, Form, &str)> {
    vec![
        ("title", Form::Plain, &draft.title),
        ("summary", Form::Plain, &draft.summary),
        ("body", Form::Markdown, &draft.body),
        ("changeNote", Form::Plain, &draft.change_note),
    ]
}

/// Reads them.
pub(super) fn read(resource: &resource::Model, draft: &draft::Model) -> Read {
    let mut all = Read { findings: Vec::new(), links: Vec::new(), counts: Counts::default() };
    let fields = match resource.kind.0 {
        Kind::Template => Fields::Meant,
        Kind::Training | Kind::Story => Fields::Forgotten,
    };
    for (field, form, words) in texts(draft) {
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
        passage: finding.passage,
        document: None,
        message: finding.message,
        mend: finding.mend,
    }
}

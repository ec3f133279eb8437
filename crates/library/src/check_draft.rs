//! What a draft still lacks before it can be submitted or published.

use commons_entity::{attachment, draft, resource};
use commons_kernel::{AttachmentState, GroupId, Kind, Reach, Result};
use sea_orm::ConnectionTrait;
use time::OffsetDateTime;

use crate::{
    choose_group::is_member,
    content::states,
    details::{Details, unfinished},
    draft_attachments,
    preflight::{ProblemCode, Said},
};

/// Something to mend, at a field of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The field, as GraphQL spells it.
    pub field: &'static str,
    /// What is wrong and how to mend it.
    pub said: Said,
}

impl Problem {
    /// Nothing is there that could be sent.
    pub fn nothing_changed() -> Self {
        Self { field: "title", said: ProblemCode::NothingChanged.plain() }
    }
}

/// Everything that stands in the way, at once, so that it can be mended at once.
///
/// # Errors
/// What the database says.
pub async fn check_draft(
    tx: &impl ConnectionTrait,
    resource: &resource::Model,
    draft: &draft::Model,
    now: OffsetDateTime,
) -> Result<Vec<Problem>> {
    let mut problems = Vec::new();
    let mut say = |field, code: ProblemCode| problems.push(Problem { field, said: code.plain() });
    if draft.title.chars().count() < 5 {
        say("title", ProblemCode::TitleTooShort);
    }
    if draft.summary.trim().is_empty() {
        say("summary", ProblemCode::SummaryMissing);
    }
    if resource.current_version_id.is_some() && draft.change_note.trim().is_empty() {
        say("changeNote", ProblemCode::ChangeNoteMissing);
    }
    if draft.reach.0 == Reach::Group {
        match resource.group_id.map(GroupId::from) {
            None => say("reach", ProblemCode::GroupMissing),
            Some(group) if !is_member(tx, resource, group).await? => say("reach", ProblemCode::GroupLeft),
            Some(_) => {}
        }
    }
    let details = Details::try_from(draft)?;
    let documents = draft_attachments(tx, &[resource.id]).await?;
    let told =
        resource.kind.0 == Kind::Story && details.texts().iter().any(|(_, text)| !text.trim().is_empty());
    if draft.body.trim().is_empty() && documents.is_empty() && !told {
        say("body", ProblemCode::NothingWritten);
    }
    let held: Vec<&attachment::Model> = documents.iter().map(|(_, document)| document).collect();
    let today = now.date();
    problems.extend(unfinished(&details, resource.kind.0, &states(&draft.states)?, &held, today));
    for (_, document) in documents {
        let code = match document.state.0 {
            AttachmentState::Ready => continue,
            AttachmentState::Uploading => ProblemCode::DocumentUploading,
            AttachmentState::Checking => ProblemCode::DocumentChecking,
            AttachmentState::Refused => ProblemCode::DocumentRefused,
        };
        problems.push(Problem { field: "attachmentIds", said: code.of("document", document.filename) });
    }
    Ok(problems)
}

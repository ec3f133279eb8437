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
};

/// Something to mend, at a field of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The field, as GraphQL spells it.
    pub field: &'static str,
    /// What is wrong and how to mend it, in a sentence for the screen.
    pub message: String,
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
    let mut say = |field, message: &str| problems.push(Problem { field, message: message.to_owned() });
    if draft.title.chars().count() < 5 {
        say("title", "Give it a title of at least 5 characters.");
    }
    if draft.summary.trim().is_empty() {
        say("summary", "Say in one or two sentences what it is for.");
    }
    if resource.current_version_id.is_some() && draft.change_note.trim().is_empty() {
        say("changeNote", "Say what changed since the last version.");
    }
    if draft.reach.0 == Reach::Group {
        match resource.group_id.map(GroupId::from) {
            None => say("reach", "Choose the group that may read it, or another reach."),
            Some(group) if !is_member(tx, resource, group).await? => {
                say("reach", "Your department is not in its group any more. Choose another reach.");
            }
            Some(_) => {}
        }
    }
    let details = Details::try_from(draft)?;
    let documents = draft_attachments(tx, &[resource.id]).await?;
    let told =
        resource.kind.0 == Kind::Story && details.texts().iter().any(|(_, text)| !text.trim().is_empty());
    if draft.body.trim().is_empty() && documents.is_empty() && !told {
        say("body", "Write a text or add a document.");
    }
    let held: Vec<&attachment::Model> = documents.iter().map(|(_, document)| document).collect();
    let today = now.date();
    problems.extend(unfinished(&details, resource.kind.0, &states(&draft.states)?, &held, today));
    let mut say = |field, message: &str| problems.push(Problem { field, message: message.to_owned() });
    for (_, document) in documents {
        match document.state.0 {
            AttachmentState::Ready => {}
            AttachmentState::Uploading => say(
                "attachmentIds",
                &format!("{} is still being uploaded. Wait for it, or remove it.", document.filename),
            ),
            AttachmentState::Checking => say(
                "attachmentIds",
                &format!("{} is still being checked. Try again in a moment.", document.filename),
            ),
            AttachmentState::Refused => say(
                "attachmentIds",
                &format!("{} was refused. Remove it, or upload a mended copy.", document.filename),
            ),
        }
    }
    Ok(problems)
}

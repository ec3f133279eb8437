//! Copy the words of one of the department's own resources, for a new one to begin with.

use commons_access::{May, act::Edit};
use commons_entity::resource;
use commons_kernel::{DepartmentId, Error, Kind, Result};
use sea_orm::ConnectionTrait;

use crate::{content::Content, save_draft::draft_of, take_step::current_version};

/// What its current version says, or its draft while nothing is published. Documents and pictures stay where they are.
///
/// # Errors
/// Bad input (field `fromResourceId`) when it is another department's, whose words are adopted and not copied, or when there is
/// nothing to copy; what the database says.
pub async fn copy_words(
    tx: &impl ConnectionTrait,
    may_edit: &May<Edit, resource::Model>,
    (department, kind): (DepartmentId, Kind),
) -> Result<Content> {
    let resource = may_edit.row();
    if resource.department_id != department.uuid() {
        let message = "this is another department's; choose one of your own department's resources";
        return Err(Error::bad_input("fromResourceId", message));
    }
    let mut content = match (resource.current_version_id, draft_of(tx, resource).await?) {
        (Some(_), _) => Content::try_from(&current_version(tx, resource).await?)?,
        (None, Some(draft)) => Content::try_from(&draft)?,
        (None, None) => return Err(Error::bad_input("fromResourceId", "there are no words in it to copy")),
    };
    if resource.kind.0 == Kind::Story && kind != Kind::Story {
        retell(&mut content);
    }
    content.change_note = String::new();
    content.corrects = false;
    content.details.pictures = Vec::new();
    Ok(content)
}

/// What is no story has a text alone: the parts of a story become its sections, and its numbers a table.
fn retell(content: &mut Content) {
    let details = &mut content.details;
    let parts = [
        ("Challenge", std::mem::take(&mut details.challenge)),
        ("Approach", std::mem::take(&mut details.approach)),
        ("Outcome", std::mem::take(&mut details.outcome)),
    ];
    let mut sections = vec![std::mem::take(&mut content.body)];
    let told = parts.iter().filter(|(_, text)| !text.trim().is_empty());
    sections.extend(told.map(|(heading, text)| format!("## {heading}\n\n{text}")));
    let figures = std::mem::take(&mut details.figures);
    if !figures.is_empty() {
        let row =
            |cells: [&str; 4]| format!("| {} |", cells.map(|cell| cell.replace('|', "\\|")).join(" | "));
        let rows = figures.iter().map(|one| row([&one.label, &one.before, &one.after, &one.unit]));
        let head =
            ["| What was counted | Before | After | Unit |".to_owned(), "|---|---|---|---|".to_owned()];
        sections.push(head.into_iter().chain(rows).collect::<Vec<_>>().join("\n"));
    }
    sections.retain(|section| !section.trim().is_empty());
    content.body = sections.join("\n\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::details::Figure;

    #[test]
    fn a_story_told_otherwise_loses_no_word() {
        let mut content = Content::titled("Shorter lines".into());
        content.body = "Before all.".into();
        content.details.outcome = "Half the wait.".into();
        content.details.figures = vec![Figure {
            label: "Wait".into(),
            before: "31".into(),
            after: "12".into(),
            unit: "minutes".into(),
        }];
        retell(&mut content);
        assert_eq!(
            content.body,
            "Before all.\n\n## Outcome\n\nHalf the wait.\n\n\
             | What was counted | Before | After | Unit |\n|---|---|---|---|\n| Wait | 31 | 12 | minutes |"
        );
        assert!(content.details.outcome.is_empty() && content.details.figures.is_empty());
    }
}

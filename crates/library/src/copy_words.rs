//! Copy the words of one of the department's own resources, for a new one to begin with.

use commons_access::{May, act::Edit};
use commons_entity::resource;
use commons_kernel::{DepartmentId, Error, Result};
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
    department: DepartmentId,
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
    content.change_note = String::new();
    content.corrects = false;
    content.details.pictures = Vec::new();
    Ok(content)
}

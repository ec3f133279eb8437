//! The words of a collection, and the limits on them. They are those of a resource, but for the introduction.

use commons_entity::{Word, collection};
use commons_kernel::{Error, GroupId, Reach, Result};
use sea_orm::ConnectionTrait;

use crate::{
    content::{Changes, Content, long, shallow},
    limits,
};

/// What a save changes; what is `None` stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CollectionChanges {
    /// 5 to 200 characters.
    pub title: Option<String>,
    /// At most 1,000 characters.
    pub summary: Option<String>,
    /// Markdown, at most 20,000 characters.
    pub introduction: Option<String>,
    /// Who may read it once it is published.
    pub reach: Option<Reach>,
    /// Which group may, when the reach is `group`.
    pub group: Option<GroupId>,
    /// Slugs of the Alliance's values.
    pub values: Option<Vec<String>>,
    /// Slugs of the Alliance's standards.
    pub standards: Option<Vec<String>>,
    /// Free words to find it by.
    pub topics: Option<Vec<String>>,
}

/// A title that a collection can have.
///
/// # Errors
/// Bad input (field `title`).
pub(super) fn checked_title(title: String) -> Result<String> {
    let content = Content::titled(String::new()).with(Changes { title: Some(title), ..Changes::default() });
    content.check()?;
    if content.title.chars().count() < 5 {
        return Err(Error::bad_input("title", "give it a title of at least 5 characters"));
    }
    Ok(content.title)
}

/// The row as it would be with the changes, within the limits. Who may read it is not looked at here.
///
/// # Errors
/// Bad input with the field at fault; what the database says.
pub(super) async fn changed(
    tx: &impl ConnectionTrait,
    before: &collection::Model,
    changes: CollectionChanges,
) -> Result<collection::Model> {
    let written = Content {
        reach: before.reach.0,
        summary: before.summary.clone(),
        body: before.introduction.clone(),
        values: before.values.clone(),
        standards: before.standards.clone(),
        topics: before.topics.clone(),
        ..Content::titled(before.title.clone())
    };
    let content = written.with(Changes {
        reach: changes.reach,
        summary: changes.summary,
        body: changes.introduction,
        values: changes.values,
        standards: changes.standards,
        topics: changes.topics,
        ..Changes::default()
    });
    long("introduction", &content.body, limits::INTRODUCTION)?;
    shallow("introduction", &content.body)?;
    content.check()?;
    content.check_slugs(tx).await?;
    Ok(collection::Model {
        title: changes.title.map_or_else(|| Ok(before.title.clone()), checked_title)?,
        summary: content.summary,
        introduction: content.body,
        reach: Word(content.reach),
        group_id: changes.group.map(GroupId::uuid).or(before.group_id),
        values: content.values,
        standards: content.standards,
        topics: content.topics,
        ..before.clone()
    })
}

/// What is said of an item.
///
/// # Errors
/// Bad input (field `commentary`).
pub(super) fn checked_commentary(commentary: &str) -> Result<String> {
    let commentary = commentary.trim().replace('\0', "\u{fffd}");
    long("commentary", &commentary, limits::COMMENTARY)?;
    shallow("commentary", &commentary)?;
    Ok(commentary)
}

/// A reason that other people read; `mend` says who does.
///
/// # Errors
/// Bad input (field `reason`).
pub(super) fn checked_reason(reason: &str, mend: &str) -> Result<String> {
    let reason = reason.trim().replace('\0', "\u{fffd}");
    if reason.chars().filter(|c| c.is_alphanumeric()).count() < 3 {
        return Err(Error::bad_input("reason", mend));
    }
    long("reason", &reason, limits::TOLD_REASON)?;
    Ok(reason)
}

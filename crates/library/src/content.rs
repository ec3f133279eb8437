//! What a draft and a version both say, and the limits on it.

use std::{collections::HashSet, hash::Hash};

use commons_entity::{Word, alliance_value, draft, standard, version};
use commons_kernel::{Error, GroupId, Reach, Result, State};
use commons_store::{children, fault};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter, QuerySelect};
use serde::{Deserialize, Serialize};
use url::Url;

use crate::limits;

/// The words and the scope of a resource at one moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// Who may read it once it is published.
    pub reach: Reach,
    /// At most 200 characters.
    pub title: String,
    /// A few sentences.
    pub summary: String,
    /// Markdown.
    pub body: String,
    /// What changed since the version before.
    pub change_note: String,
    /// Whether it mends a mistake in the version before.
    #[serde(default)]
    pub corrects: bool,
    /// BCP 47.
    pub language: String,
    /// SPDX.
    pub licence: Option<String>,
    /// Where it came from, an http or https address.
    pub source_url: Option<String>,
    /// Where it applies; empty means everywhere.
    pub states: Vec<State>,
    /// Slugs of the Alliance's values.
    pub values: Vec<String>,
    /// Slugs of the Alliance's standards.
    pub standards: Vec<String>,
    /// Free words to find it by.
    pub topics: Vec<String>,
}

/// What a save changes; what is `None` stays as it is. An empty licence or address takes it away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    pub reach: Option<Reach>,
    pub title: Option<String>,
    pub summary: Option<String>,
    pub body: Option<String>,
    pub change_note: Option<String>,
    pub corrects: Option<bool>,
    pub language: Option<String>,
    pub licence: Option<String>,
    pub source_url: Option<String>,
    pub states: Option<Vec<State>>,
    pub values: Option<Vec<String>>,
    pub standards: Option<Vec<String>>,
    pub topics: Option<Vec<String>>,
    /// Which group may read it, once its reach is `group`. It is the resource's, not the draft's.
    pub group: Option<GroupId>,
}

impl Content {
    /// The content of a fresh resource.
    pub(crate) fn titled(title: String) -> Self {
        Self {
            reach: Reach::Alliance,
            title,
            summary: String::new(),
            body: String::new(),
            change_note: String::new(),
            corrects: false,
            language: "en".into(),
            licence: None,
            source_url: None,
            states: Vec::new(),
            values: Vec::new(),
            standards: Vec::new(),
            topics: Vec::new(),
        }
    }

    /// The same content with the changes made, trimmed where people leave blanks by accident.
    pub(crate) fn with(self, changes: Changes) -> Self {
        let tidy = |text: String| text.replace('\0', "\u{fffd}");
        let line = |text: String| tidy(text).split_whitespace().collect::<Vec<_>>().join(" ");
        let optional = |old: Option<String>, new: Option<String>| match new {
            None => old,
            Some(text) => Some(line(text)).filter(|text| !text.is_empty()),
        };
        let set = |old: Vec<String>, new: Option<Vec<String>>| {
            new.map_or(old, |words| distinct(words.into_iter().map(line)))
        };
        Self {
            reach: changes.reach.unwrap_or(self.reach),
            title: changes.title.map_or(self.title, line),
            summary: changes.summary.map_or(self.summary, tidy),
            body: changes.body.map_or(self.body, tidy),
            change_note: changes.change_note.map_or(self.change_note, tidy),
            corrects: changes.corrects.unwrap_or(self.corrects),
            language: changes.language.map_or(self.language, line),
            licence: optional(self.licence, changes.licence),
            source_url: optional(self.source_url, changes.source_url),
            states: changes.states.map_or(self.states, distinct),
            values: set(self.values, changes.values),
            standards: set(self.standards, changes.standards),
            topics: set(self.topics, changes.topics),
        }
    }

    /// Checks the limits that hold while writing. What is merely unfinished is `check_draft`'s to say.
    ///
    /// # Errors
    /// Bad input with the field at fault.
    pub(crate) fn check(&self) -> Result<()> {
        long("title", &self.title, limits::TITLE)?;
        long("summary", &self.summary, limits::SUMMARY)?;
        long("body", &self.body, limits::BODY)?;
        long("changeNote", &self.change_note, limits::CHANGE_NOTE)?;
        if !is_language_tag(&self.language) {
            return Err(Error::bad_input("language", "use a language tag such as en or es"));
        }
        few("values", &self.values, limits::SLUGS)?;
        few("standards", &self.standards, limits::SLUGS)?;
        shallow("body", &self.body)?;
        if self.topics.len() > limits::TOPICS {
            return Err(Error::bad_input("topics", format!("at most {} topics", limits::TOPICS)));
        }
        for topic in &self.topics {
            long("topics", topic, limits::TOPIC)?;
        }
        if let Some(licence) = &self.licence {
            let known = |c: char| c.is_ascii_alphanumeric() || " .-+()".contains(c);
            if licence.len() > 100 || !licence.chars().all(known) {
                return Err(Error::bad_input("licence", "use an SPDX licence name such as CC-BY-4.0"));
            }
        }
        if let Some(address) = &self.source_url {
            let good = Url::parse(address)
                .is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
            if !good || address.len() > 2_000 {
                return Err(Error::bad_input("sourceUrl", "use a whole address that begins with https://"));
            }
        }
        Ok(())
    }

    /// Checks that the values and standards are the Alliance's.
    ///
    /// # Errors
    /// Bad input that names the unknown slug; what the database says.
    pub(crate) async fn check_slugs(&self, tx: &impl ConnectionTrait) -> Result<()> {
        if !self.values.is_empty() {
            let known: Vec<String> = children::<alliance_value::Entity>()
                .filter(alliance_value::Column::Slug.is_in(&self.values))
                .select_only()
                .column(alliance_value::Column::Slug)
                .into_tuple()
                .all(tx)
                .await
                .map_err(fault)?;
            all_known("values", &self.values, &known)?;
        }
        if !self.standards.is_empty() {
            let known: Vec<String> = children::<standard::Entity>()
                .filter(standard::Column::Slug.is_in(&self.standards))
                .select_only()
                .column(standard::Column::Slug)
                .into_tuple()
                .all(tx)
                .await
                .map_err(fault)?;
            all_known("standards", &self.standards, &known)?;
        }
        Ok(())
    }
}

/// Refuses the first slug that is not on the list.
pub(crate) fn all_known(field: &'static str, slugs: &[String], known: &[String]) -> Result<()> {
    match slugs.iter().find(|slug| !known.contains(slug)) {
        None => Ok(()),
        Some(unknown) => Err(Error::bad_input(
            field,
            format!(
                "'{unknown}' is not one of the Alliance's {field}; ask for the list with {{ {field} {{ slug }} }}"
            ),
        )),
    }
}

pub(crate) fn long(field: &'static str, text: &str, limit: usize) -> Result<()> {
    let length = text.chars().count();
    if length <= limit {
        return Ok(());
    }
    Err(Error::bad_input(field, format!("{length} characters are too many; at most {limit}, so shorten it")))
}

/// A language tag in the shape of BCP 47: letters and digits in parts of at most eight, the first of two or three letters.
fn is_language_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts
        .next()
        .is_some_and(|part| (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic()));
    first
        && tag.len() <= 35
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// Refuses lists that no form makes.
fn few(field: &'static str, items: &[String], limit: usize) -> Result<()> {
    if items.len() <= limit {
        return Ok(());
    }
    Err(Error::bad_input(field, format!("{} are too many; at most {limit}", items.len())))
}

/// Refuses quotes and lists nested deeper than anybody reads: rendering takes time by the square of the depth.
pub(crate) fn shallow(field: &'static str, markdown: &str) -> Result<()> {
    if markdown.lines().all(|line| containers(line) <= limits::NESTING) {
        return Ok(());
    }
    Err(Error::bad_input(
        field,
        format!("quotes and lists are nested more than {} deep; make them flatter", limits::NESTING),
    ))
}

/// How many quotes and list items a line opens (CommonMark 0.31, section 5), before its first word.
fn containers(line: &str) -> usize {
    let (mut opened, mut rest) = (0, line.trim_start());
    loop {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let marker = match rest[digits..].chars().next() {
            Some('>') if digits == 0 => 1,
            Some('-' | '+' | '*') if digits == 0 => 1,
            Some('.' | ')') if digits > 0 => digits + 1,
            _ => return opened,
        };
        let quote = rest.starts_with('>');
        rest = &rest[marker..];
        if !quote && !rest.starts_with([' ', '\t']) && !rest.is_empty() {
            return opened;
        }
        opened += 1;
        rest = rest.trim_start();
    }
}

/// The same items, each once, blanks left out, in the order they came.
fn distinct<T: Clone + Eq + Hash + Blank>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut seen = HashSet::new();
    items.into_iter().filter(|item| !item.is_blank() && seen.insert(item.clone())).collect()
}

trait Blank {
    fn is_blank(&self) -> bool;
}
impl Blank for String {
    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}
impl Blank for State {
    fn is_blank(&self) -> bool {
        false
    }
}

pub(crate) fn states(codes: &[String]) -> Result<Vec<State>> {
    codes.iter().map(|code| code.parse().map_err(Error::internal)).collect()
}

impl TryFrom<&draft::Model> for Content {
    type Error = Error;
    fn try_from(draft: &draft::Model) -> Result<Self> {
        Ok(Self {
            reach: draft.reach.0,
            title: draft.title.clone(),
            summary: draft.summary.clone(),
            body: draft.body.clone(),
            change_note: draft.change_note.clone(),
            corrects: draft.corrects,
            language: draft.language.clone(),
            licence: draft.licence.clone(),
            source_url: draft.source_url.clone(),
            states: states(&draft.states)?,
            values: draft.values.clone(),
            standards: draft.standards.clone(),
            topics: draft.topics.clone(),
        })
    }
}

impl TryFrom<&version::Model> for Content {
    type Error = Error;
    fn try_from(version: &version::Model) -> Result<Self> {
        Ok(Self {
            reach: version.reach.0,
            title: version.title.clone(),
            summary: version.summary.clone(),
            body: version.body.clone(),
            change_note: version.change_note.clone(),
            corrects: version.corrects,
            language: version.language.clone(),
            licence: version.licence.clone(),
            source_url: version.source_url.clone(),
            states: states(&version.states)?,
            values: version.values.clone(),
            standards: version.standards.clone(),
            topics: version.topics.clone(),
        })
    }
}

impl Content {
    /// As a draft's row.
    pub(crate) fn into_draft(self, at: DraftPlace) -> draft::Model {
        draft::Model {
            resource_id: at.resource_id,
            revision: at.revision,
            saved_by: at.saved_by,
            saved_at: at.saved_at,
            reach: Word(self.reach),
            title: self.title,
            summary: self.summary,
            body: self.body,
            change_note: self.change_note,
            corrects: self.corrects,
            language: self.language,
            licence: self.licence,
            source_url: self.source_url,
            states: self.states.iter().map(ToString::to_string).collect(),
            values: self.values,
            standards: self.standards,
            topics: self.topics,
        }
    }
}

/// What a draft's row says beside its content.
pub(crate) struct DraftPlace {
    pub resource_id: uuid::Uuid,
    pub revision: i32,
    pub saved_by: Option<uuid::Uuid>,
    pub saved_at: time::OffsetDateTime,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_of_ten_thousand_characters_is_refused_by_name() {
        let content = Content::titled("x".repeat(10_000));
        let refused = content.check().unwrap_err();
        assert_eq!(refused.field(), Some("title"));
        assert!(refused.message().contains("at most 200"));
    }

    #[test]
    fn changes_trim_and_keep_each_word_once() {
        let changes = Changes {
            title: Some("  Seal\u{0} log \n".into()),
            topics: Some(vec!["seals".into(), " seals ".into(), String::new()]),
            licence: Some(" ".into()),
            ..Changes::default()
        };
        let content = Content { licence: Some("MIT".into()), ..Content::titled("x".into()) }.with(changes);
        assert_eq!(content.title, "Seal\u{fffd} log");
        assert_eq!(content.topics, ["seals"]);
        assert_eq!(content.licence, None);
    }

    #[test]
    fn what_is_nested_too_deep_is_refused() {
        for deep in
            [">".repeat(21), "> - ".repeat(11), "1. ".repeat(30), format!("fine\n\n{}", "- ".repeat(21))]
        {
            let content = Content { body: deep, ..Content::titled("A log".into()) };
            assert_eq!(content.check().unwrap_err().field(), Some("body"));
        }
        let rule = Content {
            body: format!("{}\n> - quoted\n\n{}", "-".repeat(80), "*".repeat(80)),
            ..Content::titled("A log".into())
        };
        assert!(rule.check().is_ok(), "rules are no lists");
    }

    #[test]
    fn language_tags_have_their_shape() {
        for good in ["en", "es-US", "zh-Hant-TW"] {
            assert!(is_language_tag(good), "{good}");
        }
        for bad in ["", "english", "e", "en_US", "en-", "12"] {
            assert!(!is_language_tag(bad), "{bad}");
        }
    }
}

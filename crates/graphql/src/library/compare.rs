//! Two versions side by side: what changed from one to the other.

use async_graphql::{Context, ID, Name, Object, SimpleObject, Value};
use commons_kernel::{Error, VersionId};
use commons_library::{ComparedText, compare_versions};

use crate::{
    context::scope,
    error::Answer,
    ids::local,
    library::{Attachment, Version, visible_version},
    page::count,
    plain::{Asked, AtHand, Plain},
    words::{ComparedChange, DocumentChange},
};

/// What changed from one version to another of the same resource.
#[derive(SimpleObject)]
pub(crate) struct VersionComparison {
    /// The version that is compared from: what it alone has was removed.
    from: Version,
    /// The version that is compared to: what it alone has was added.
    to: Version,
    /// The fields that changed, in the order of the page.
    fields: Vec<ComparedField>,
    /// All documents of both, in the order of the newer one; removed ones last.
    documents: Vec<ComparedDocument>,
}

/// A field that changed.
#[derive(SimpleObject)]
struct ComparedField {
    /// Its name in `Version`, such as title, body, states or sourceUrl, or in its `details`, such as outcome or verdicts.
    field: &'static str,
    /// What changed in it. Of a list each run is an item, of a field that is no text each run is a value.
    passages: Vec<ComparedPassage>,
    /// How many words, or items, were added.
    added: i32,
    /// How many were removed.
    removed: i32,
    /// Whether formatting or addresses of links changed where the words do not show it.
    marks_changed: bool,
    /// Whether it is too long for all of it to be compared word by word and shown.
    truncated: bool,
}

/// A document of either version.
#[derive(SimpleObject)]
struct ComparedDocument {
    /// What happened to it.
    change: DocumentChange,
    /// The document of the version that is compared from.
    before: Option<Attachment>,
    /// The document of the version that is compared to.
    after: Option<Attachment>,
    /// Whether there were words in both to compare: not when it was added or removed, is the same, or holds none.
    words_compared: bool,
    /// What changed in its words; empty when they are the same.
    passages: Vec<ComparedPassage>,
    /// How many words were added.
    added: i32,
    /// How many words were removed.
    removed: i32,
    /// Whether it is too long for all of it to be compared word by word and shown.
    truncated: bool,
}

/// A changed passage with some words around it.
#[derive(SimpleObject)]
struct ComparedPassage {
    /// How many unchanged words were left out before it.
    skipped: i32,
    /// Its text in runs; none in the last one, when unchanged words end the text.
    runs: Plain<ComparedRun>,
}

/// A run of text.
#[derive(SimpleObject)]
struct ComparedRun {
    /// What happened to it.
    change: ComparedChange,
    /// The text, to be shown as it is; paragraphs end with a line feed.
    text: String,
}

impl AtHand for ComparedRun {
    fn field(&self, asked: &Asked<'_, '_>) -> Value {
        match (asked.name(), self.change) {
            ("text", _) => self.text.as_str().into(),
            (_, ComparedChange::Same) => Value::Enum(Name::new("SAME")),
            (_, ComparedChange::Added) => Value::Enum(Name::new("ADDED")),
            (_, ComparedChange::Removed) => Value::Enum(Name::new("REMOVED")),
        }
    }
}

fn passages(text: &ComparedText) -> Vec<ComparedPassage> {
    let run = |run: &commons_library::Run| ComparedRun { change: run.change.into(), text: run.text.clone() };
    let passage = |passage: &commons_library::Passage| ComparedPassage {
        skipped: count(passage.skipped),
        runs: passage.runs.iter().map(run).collect(),
    };
    text.passages.iter().map(passage).collect()
}

/// The library's part of `Query` that compares.
#[derive(Default)]
pub(crate) struct CompareQuery;

#[Object]
impl CompareQuery {
    /// What changed from one version to another of the same resource, word by word, in its texts and inside its documents; null
    /// when the viewer may not read both.
    #[graphql(complexity = "1_000 + child_complexity")]
    async fn compare_versions(
        &self,
        ctx: &Context<'_>,
        from: ID,
        to: ID,
    ) -> Answer<Option<VersionComparison>> {
        let scope = scope(ctx)?;
        let (from, to) = (local::<VersionId>(&from, "from")?, local::<VersionId>(&to, "to")?);
        let (Some(from), Some(to)) = (visible_version(scope, from).await?, visible_version(scope, to).await?)
        else {
            return Ok(None);
        };
        if from.0.resource_id != to.0.resource_id {
            let message = "these are versions of two different resources; give two versions of the same one";
            return Err(Error::bad_input("to", message).into());
        }
        let compared = compare_versions(&*scope.read().await?, &from.0, &to.0).await?;
        let fields = compared.fields.iter().map(|(field, text)| ComparedField {
            field,
            passages: passages(text),
            added: count(text.added),
            removed: count(text.removed),
            marks_changed: text.marks_changed,
            truncated: text.truncated,
        });
        let documents = compared.documents.into_iter().map(|document| {
            let text = document.text.as_ref();
            ComparedDocument {
                change: document.change.into(),
                words_compared: text.is_some(),
                passages: text.map(passages).unwrap_or_default(),
                added: text.map_or(0, |text| count(text.added)),
                removed: text.map_or(0, |text| count(text.removed)),
                truncated: text.is_some_and(|text| text.truncated),
                before: document.before.map(Attachment),
                after: document.after.map(Attachment),
            }
        });
        Ok(Some(VersionComparison { fields: fields.collect(), documents: documents.collect(), from, to }))
    }
}

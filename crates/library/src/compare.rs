//! Compare two versions of a resource: what their words, their scope and the texts inside their documents say otherwise.

mod details;
mod documents;
mod passages;
mod script;
mod text;
mod words;

use std::collections::HashMap;

use commons_entity::{attachment, attachment_text, version};
use commons_kernel::{Error, Result};
use commons_store::{children, fault};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};
use uuid::Uuid;

use crate::{details::Details, version_attachments};
use documents::{Pair, pairs};
use text::Room;

pub use documents::DocumentChange;
pub use passages::Passage;
pub use script::{Change, Run};
pub use text::ComparedText;

/// What changed from one version to another.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The fields that changed, as GraphQL spells them, in the order of the page.
    pub fields: Vec<(&'static str, ComparedText)>,
    /// All documents of both.
    pub documents: Vec<ComparedDocument>,
}

/// A document of either version.
#[derive(Clone, Debug)]
pub struct ComparedDocument {
    pub change: DocumentChange,
    pub before: Option<attachment::Model>,
    pub after: Option<attachment::Model>,
    /// What changed in its words; none where there are not two texts to compare.
    pub text: Option<ComparedText>,
}

/// Compares two versions that the caller has permitted, of one resource.
///
/// # Errors
/// What the database says.
pub async fn compare_versions(
    tx: &impl ConnectionTrait,
    from: &version::Model,
    to: &version::Model,
) -> Result<Comparison> {
    let held = version_attachments(tx, &[from.id, to.id]).await?;
    let of = |version: &version::Model| {
        let held = held.iter().filter(|(holder, _)| *holder == version.id);
        held.map(|(_, document)| document.clone()).collect()
    };
    let pairs = pairs(of(from), of(to));
    let texts = texts(tx, &pairs).await?;
    let details = (Details::try_from(from)?, Details::try_from(to)?);
    let (from, to) = (from.clone(), to.clone());
    // Texts of megabytes take a part of a second: others are answered meanwhile.
    tokio::task::spawn_blocking(move || {
        let mut room = Room::WHOLE;
        let fields = fields((&from, &details.0), (&to, &details.1), &mut room);
        let documents = pairs.into_iter().map(|pair| document(pair, &texts, &mut room)).collect();
        Comparison { fields, documents }
    })
    .await
    .map_err(Error::internal)
}

/// The words inside the documents that changed, by document.
async fn texts(tx: &impl ConnectionTrait, pairs: &[Pair]) -> Result<HashMap<Uuid, attachment_text::Model>> {
    let changed = pairs.iter().filter(|pair| pair.change() == DocumentChange::Changed);
    let ids: Vec<Uuid> =
        changed.flat_map(|pair| pair.before.iter().chain(&pair.after)).map(|document| document.id).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = children::<attachment_text::Entity>()
        .filter(attachment_text::Column::AttachmentId.is_in(ids))
        .all(tx)
        .await
        .map_err(fault)?;
    Ok(rows.into_iter().map(|row| (row.attachment_id, row)).collect())
}

/// The fields that changed, in the order of the page: words first, then what surrounds them.
fn fields(
    (from, from_details): (&version::Model, &Details),
    (to, to_details): (&version::Model, &Details),
    room: &mut Room,
) -> Vec<(&'static str, ComparedText)> {
    let optional =
        |old: &Option<String>, new: &Option<String>| ComparedText::value(old.as_deref(), new.as_deref());
    // As GraphQL spells it.
    let reach = |version: &version::Model| version.reach.0.as_str().to_uppercase();
    let words = [
        ("title", ComparedText::plain(&from.title, &to.title, room)),
        ("summary", ComparedText::plain(&from.summary, &to.summary, room)),
        ("body", ComparedText::markdown(&from.body, &to.body, room)),
    ];
    let details = details::fields(from_details, to_details, room);
    let around = [
        ("reach", ComparedText::value(Some(&reach(from)), Some(&reach(to)))),
        ("states", ComparedText::list(&from.states, &to.states)),
        ("values", ComparedText::list(&from.values, &to.values)),
        ("standards", ComparedText::list(&from.standards, &to.standards)),
        ("topics", ComparedText::list(&from.topics, &to.topics)),
        ("language", ComparedText::value(Some(&from.language), Some(&to.language))),
        ("licence", optional(&from.licence, &to.licence)),
        ("sourceUrl", optional(&from.source_url, &to.source_url)),
    ];
    words.into_iter().chain(details).chain(around).filter(|(_, text)| text.is_changed()).collect()
}

fn document(pair: Pair, texts: &HashMap<Uuid, attachment_text::Model>, room: &mut Room) -> ComparedDocument {
    let change = pair.change();
    let words = |side: &Option<attachment::Model>| {
        // A document without words, such as a scan that nobody could read, has none to compare.
        side.as_ref().and_then(|document| texts.get(&document.id)).filter(|row| !row.text.trim().is_empty())
    };
    let text = words(&pair.before).zip(words(&pair.after)).map(|(old, new)| {
        let mut compared = ComparedText::plain(&old.text, &new.text, room);
        // What was too long to be read is not known to be the same.
        compared.truncated |= old.truncated || new.truncated;
        compared
    });
    ComparedDocument { change, before: pair.before, after: pair.after, text }
}

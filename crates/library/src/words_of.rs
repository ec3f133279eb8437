//! The words of a version, to be quoted: of its title, its texts, its details, and of what is inside its documents.

use commons_entity::{attachment_text, version};
use commons_kernel::{Error, Result};
use commons_store::{children, fault};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;

use crate::{list::version_attachments, render::plain};

/// The words of a version, as they are looked up.
#[derive(Clone, Debug)]
pub struct Words {
    texts: Vec<String>,
    whole: bool,
}

impl Words {
    /// Whether these words stand there, in one run. Blanks do not count, nor how quotation marks and dashes are written: a page, a
    /// document and what was typed from them write these each in its own way.
    pub fn hold(&self, words: &str) -> bool {
        let words = folded(words);
        !words.is_empty() && self.texts.iter().any(|text| text.contains(&words))
    }

    /// Whether all of them were read; a document that is too long was not.
    pub fn are_whole(&self) -> bool {
        self.whole
    }
}

/// The words of a version that the caller has permitted.
///
/// # Errors
/// What the database says.
pub async fn words_of(tx: &impl ConnectionTrait, version: &version::Model) -> Result<Words> {
    let documents = version_attachments(tx, &[version.id]).await?;
    let ids: Vec<Uuid> = documents.iter().map(|(_, document)| document.id).collect();
    let inside = match ids.as_slice() {
        [] => Vec::new(),
        _ => children::<attachment_text::Entity>()
            .filter(attachment_text::Column::AttachmentId.is_in(ids))
            .all(tx)
            .await
            .map_err(fault)?,
    };
    let names: Vec<String> = documents.into_iter().map(|(_, document)| document.filename).collect();
    let version = version.clone();
    // Texts of megabytes take a part of a second: others are answered meanwhile.
    tokio::task::spawn_blocking(move || gathered(&version, &names, &inside)).await.map_err(Error::internal)
}

fn gathered(version: &version::Model, names: &[String], inside: &[attachment_text::Model]) -> Words {
    let mut texts: Vec<String> = [&version.title, &version.summary, &version.change_note]
        .into_iter()
        .chain(names)
        .map(|text| folded(text))
        .collect();
    let mut written = vec![version.body.as_str()];
    strings(&version.details, &mut written);
    // As it was written, and as the page shows it.
    texts.extend(written.iter().flat_map(|text| [folded(text), folded(&plain(text))]));
    texts.extend(inside.iter().map(|document| folded(&document.text)));
    Words { texts, whole: inside.iter().all(|document| !document.truncated) }
}

/// Every text in a document of details.
fn strings<'a>(value: &'a Value, into: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => into.push(text),
        Value::Array(items) => items.iter().for_each(|item| strings(item, into)),
        Value::Object(fields) => fields.values().for_each(|field| strings(field, into)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Words without blanks and marks that nobody sees, each letter written in one way (Unicode Standard Annex 15, form C).
fn folded(words: &str) -> String {
    let unseen = |c: &char| c.is_whitespace() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}');
    let plain = |c| match c {
        '‘' | '’' | '‛' | '′' => '\'',
        '“' | '”' | '„' | '″' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
        c => c,
    };
    words.nfc().filter(|c| !unseen(c)).map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_however_they_are_set() {
        let words =
            Words { texts: vec![folded("The clerk’s office —\n\topens at 9\u{a0}a.m.")], whole: true };
        for there in ["clerk's  office", "office -opens", "at 9 a.m.", "opens\nat"] {
            assert!(words.hold(there), "{there}");
        }
        for absent in ["the clerks office", "Opens at", " ", ""] {
            assert!(!words.hold(absent), "{absent}");
        }
    }

    #[test]
    fn every_text_of_the_details_counts() {
        let details = serde_json::json!({ "challenge": "Lines", "figures": [{ "label": "Wait", "after": "12" }], "minutes": 3 });
        let mut found = Vec::new();
        strings(&details, &mut found);
        found.sort_unstable();
        assert_eq!(found, ["12", "Lines", "Wait"]);
    }
}

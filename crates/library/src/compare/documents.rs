//! Which document of one version is which of the other: the same bytes first, then the same name.

use commons_entity::attachment;

/// What happened to a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentChange {
    /// The newer version has it, the older one not.
    Added,
    /// The older version has it, the newer one not.
    Removed,
    /// Both have one of this name, with other content.
    Changed,
    /// Both have it, under another name.
    Renamed,
    /// Both have it.
    Same,
}

/// A document of either version.
#[derive(Clone, Debug)]
pub(crate) struct Pair {
    pub before: Option<attachment::Model>,
    pub after: Option<attachment::Model>,
}

impl Pair {
    pub fn change(&self) -> DocumentChange {
        match (&self.before, &self.after) {
            (None, _) => DocumentChange::Added,
            (_, None) => DocumentChange::Removed,
            (Some(before), Some(after)) if before.sha256 != after.sha256 => DocumentChange::Changed,
            (Some(before), Some(after)) if before.filename != after.filename => DocumentChange::Renamed,
            _ => DocumentChange::Same,
        }
    }
}

/// The documents of both versions in the order of the newer one; those that are gone come last.
pub(crate) fn pairs(old: Vec<attachment::Model>, new: Vec<attachment::Model>) -> Vec<Pair> {
    let mut left: Vec<Option<attachment::Model>> = old.into_iter().map(Some).collect();
    let mut pairs: Vec<Pair> =
        new.into_iter().map(|after| Pair { before: None, after: Some(after) }).collect();
    // From the surest to the least sure: whoever is found first is taken.
    let ways: [fn(&attachment::Model, &attachment::Model) -> bool; 3] = [
        |old, new| old.sha256 == new.sha256 && old.filename == new.filename,
        |old, new| old.sha256 == new.sha256,
        |old, new| old.filename.to_lowercase() == new.filename.to_lowercase(),
    ];
    for same in ways {
        for pair in pairs.iter_mut().filter(|pair| pair.before.is_none()) {
            let Some(after) = &pair.after else { continue };
            let found = left.iter_mut().find(|old| old.as_ref().is_some_and(|old| same(old, after)));
            pair.before = found.and_then(Option::take);
        }
    }
    let gone = left.into_iter().flatten().map(|before| Pair { before: Some(before), after: None });
    pairs.extend(gone);
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn documents(told: &[(&str, &str)]) -> Vec<attachment::Model> {
        let now = time::OffsetDateTime::UNIX_EPOCH;
        let document = |(name, bytes): &(&str, &str)| attachment::Model {
            filename: (*name).to_owned(),
            sha256: (*bytes).to_owned(),
            ..crate::begin_upload::blank(uuid::Uuid::nil(), now)
        };
        told.iter().map(document).collect()
    }

    #[test]
    fn the_same_bytes_are_the_same_document_whatever_its_name() {
        let old = documents(&[("log.docx", "1"), ("key.pdf", "2"), ("gone.txt", "3"), ("copy.txt", "4")]);
        let new = documents(&[("LOG.docx", "9"), ("new.txt", "5"), ("keys.pdf", "2"), ("copy.txt", "4")]);
        let told: Vec<_> = pairs(old, new)
            .into_iter()
            .map(|pair| {
                let name = |side: &Option<attachment::Model>| {
                    side.as_ref().map(|document| document.filename.clone())
                };
                (pair.change(), name(&pair.before), name(&pair.after))
            })
            .collect();
        let some = |name: &str| Some(name.to_owned());
        assert_eq!(
            told,
            [
                (DocumentChange::Changed, some("log.docx"), some("LOG.docx")),
                (DocumentChange::Added, None, some("new.txt")),
                (DocumentChange::Renamed, some("key.pdf"), some("keys.pdf")),
                (DocumentChange::Same, some("copy.txt"), some("copy.txt")),
                (DocumentChange::Removed, some("gone.txt"), None),
            ]
        );
    }

    #[test]
    fn a_name_that_moved_to_other_bytes_is_not_taken_twice() {
        // The old form was renamed, and another one took its name.
        let old = documents(&[("form.docx", "1")]);
        let new = documents(&[("form.docx", "2"), ("form 2025.docx", "1")]);
        let told: Vec<_> = pairs(old, new).iter().map(Pair::change).collect();
        assert_eq!(told, [DocumentChange::Added, DocumentChange::Renamed]);
    }
}

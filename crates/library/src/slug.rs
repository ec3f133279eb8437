//! The stable address of a resource or a collection: its first title in plain letters, then eight characters that make it unique.

use commons_kernel::Id;
use unicode_normalization::UnicodeNormalization;

/// The slug for what has this title. Ids of version 7 differ in their last characters, so those are taken.
pub(crate) fn slug<T>(title: &str, id: Id<T>) -> String {
    let mut words = String::new();
    for c in title.nfkd().filter(|c| c.is_ascii()).flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            words.push(c);
        } else if !words.is_empty() && !words.ends_with('-') && c != '\'' {
            words.push('-');
        }
        if words.len() >= 60 {
            break;
        }
    }
    let unique = id.uuid().simple().to_string();
    let unique = &unique[unique.len() - 8..];
    match words.trim_end_matches('-') {
        "" => unique.to_owned(),
        words => format!("{words}-{unique}"),
    }
}

#[cfg(test)]
mod tests {
    use commons_kernel::ResourceId;

    use super::*;

    #[test]
    fn plain_letters_then_something_unique() {
        let id: ResourceId = "01932000-0000-7000-8000-0000deadbeef".parse().unwrap();
        assert_eq!(
            slug("Drop-box  checklist: Día de elección!", id),
            "drop-box-checklist-dia-de-eleccion-deadbeef"
        );
        assert_eq!(slug("投票", id), "deadbeef");
    }
}

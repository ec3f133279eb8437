//! A resource in a list: the same markup as `web/src/features/library/ResourceCard.tsx`. `templates/card.html` lays out its facts.

use super::{
    answers::{Card, is_demo},
    life::Badge,
    site::{office, resource_path},
    words,
};

/// A resource in words for a list.
pub(super) struct ShownCard<'a> {
    pub href: String,
    pub title: &'a str,
    pub summary: &'a str,
    pub kind: &'a str,
    pub demo: bool,
    pub badge: Option<Badge>,
    pub office: String,
    pub published: Option<(&'a str, String)>,
    pub types: String,
}

impl<'a> ShownCard<'a> {
    pub fn of(card: &'a Card) -> Self {
        let version = card.current_version.as_ref();
        let mut types: Vec<&str> = Vec::new();
        for document in version.map(|version| version.attachments.as_slice()).unwrap_or_default() {
            let words = words::file_type(&document.media_type);
            if !types.contains(&words) {
                types.push(words);
            }
        }
        Self {
            href: resource_path(&card.slug),
            title: &card.title,
            summary: &card.summary,
            kind: words::kind(&card.kind),
            demo: is_demo(&card.topics),
            badge: Badge::in_list(card),
            office: office(&card.department),
            published: version
                .and_then(|version| version.published_at.as_deref())
                .map(|instant| (instant, words::day(instant))),
            types: types.join(", "),
        }
    }
}

//! A collection in a list: the same markup as `web/src/features/collections/CollectionCard.tsx`. `templates/collection_card.html`
//! lays it out.

use serde::Deserialize;

use super::{answers::is_demo, site::collection_path, words};

/// Collections as a list of them answers.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Collections {
    pub(super) edges: Vec<CollectionEdge>,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct CollectionEdge {
    pub(super) node: CollectionCard,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CollectionCard {
    pub(super) slug: String,
    title: String,
    summary: String,
    topics: Vec<String>,
    published: bool,
    item_count: i64,
    department: Option<Keeper>,
    group_name: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
struct Keeper {
    name: String,
    state: String,
}

/// A collection in words for a list.
pub(super) struct ShownCollection<'a> {
    pub(super) href: String,
    pub(super) title: &'a str,
    pub(super) summary: &'a str,
    pub(super) demo: bool,
    pub(super) hidden: bool,
    pub(super) keeper: String,
    pub(super) count: String,
}

impl<'a> ShownCollection<'a> {
    pub(super) fn of(card: &'a CollectionCard) -> Self {
        Self {
            href: collection_path(&card.slug),
            title: &card.title,
            summary: &card.summary,
            demo: is_demo(&card.topics),
            hidden: !card.published,
            keeper: match (&card.department, &card.group_name) {
                (Some(keeper), _) => format!("{}, {}", keeper.name, keeper.state),
                (None, Some(group)) => format!("Kept together by the departments of {group}"),
                (None, None) => "Kept by the Alliance".to_owned(),
            },
            count: words::resources(card.item_count),
        }
    }

    /// All of a list.
    pub(super) fn all(list: &'a Collections) -> Vec<Self> {
        list.edges.iter().map(|edge| Self::of(&edge.node)).collect()
    }
}

//! Lists of concepts for reading and for editing.

use commons_access::{Action, Viewer};
use commons_entity::{concept, concept_label};
use commons_kernel::{Error, Page, PageRequest, Result};
use commons_store::{Order, children, fault, page, visible};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, Order as Direction, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select, sea_query::extension::postgres::PgExpr,
};

/// Letters of a search at most.
const LONGEST: usize = 200;

/// Which concepts.
#[derive(Clone, Debug, Default)]
pub struct ConceptFilter {
    /// Only those with a label that has these letters.
    pub query: String,
    /// Only this category.
    pub category: Option<String>,
    /// The retired ones, instead of those in use.
    pub retired: bool,
}

/// One page of the concepts, by their preferred label.
///
/// # Errors
/// Bad input when the words are too many or the cursor is malformed; what the database says.
pub async fn find_concepts(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    filter: &ConceptFilter,
    request: &PageRequest,
) -> Result<Page<concept::Model>> {
    use concept::Column::{Category, Id, Preferred, RetiredAt};
    let words = filter.query.trim();
    if words.chars().count() > LONGEST || words.contains('\0') {
        return Err(Error::bad_input("query", format!("search with at most {LONGEST} letters")));
    }
    let mut select: Select<concept::Entity> = visible(viewer, Action::Read);
    select = select.filter(if filter.retired { RetiredAt.is_not_null() } else { RetiredAt.is_null() });
    if let Some(category) = &filter.category {
        select = select.filter(Category.eq(category));
    }
    if !words.is_empty() {
        let pattern = format!("%{}%", words.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
        let labelled = children::<concept_label::Entity>()
            .filter(sea_orm::sea_query::Expr::col(concept_label::Column::Label).ilike(pattern))
            .select_only()
            .column(concept_label::Column::ConceptId)
            .into_query();
        let named = concept::Column::Key.eq(words);
        select = select.filter(Condition::any().add(Id.in_subquery(labelled)).add(named));
    }
    page(tx, select, &Order { by: Preferred, id: Id, direction: Direction::Asc }, request).await
}

/// The concept with this key, retired or not.
///
/// # Errors
/// What the database says.
pub async fn concept_by_key(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    key: &str,
) -> Result<Option<concept::Model>> {
    visible::<concept::Entity>(viewer, Action::Read)
        .filter(concept::Column::Key.eq(key.replace('\0', "")))
        .one(tx)
        .await
        .map_err(fault)
}

/// The categories that concepts in use have, A to Z.
///
/// # Errors
/// What the database says.
pub async fn categories(tx: &impl ConnectionTrait, viewer: &Viewer) -> Result<Vec<String>> {
    visible::<concept::Entity>(viewer, Action::Read)
        .filter(concept::Column::RetiredAt.is_null())
        .select_only()
        .column(concept::Column::Category)
        .distinct()
        .order_by_asc(concept::Column::Category)
        .into_tuple()
        .all(tx)
        .await
        .map_err(fault)
}

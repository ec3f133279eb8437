//! A word for a concept, everywhere or in one state.

use commons_kernel::{LabelKind, State};
use sea_orm::entity::prelude::*;

use crate::Word;

/// A word for a concept, everywhere or in one state.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "concept_label")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub concept_id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub label: String,
    #[sea_orm(column_type = "Text")]
    pub kind: Word<LabelKind>,
    #[sea_orm(column_type = "Text", nullable)]
    pub state: Option<Word<State>>,
    pub checked: bool,
    #[sea_orm(column_type = "Text", nullable)]
    pub source: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::concept::Entity",
        from = "Column::ConceptId",
        to = "super::concept::Column::Id"
    )]
    Concept,
}

impl ActiveModelBehavior for ActiveModel {}

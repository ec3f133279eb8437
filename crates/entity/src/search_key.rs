//! The key of a week’s fingerprints; thrown away with them when the week is over.

use sea_orm::entity::prelude::*;

/// The key of a week’s fingerprints; thrown away with them when the week is over.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "search_key")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub week: TimeDate,
    #[sea_orm(column_type = "Text")]
    pub secret: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

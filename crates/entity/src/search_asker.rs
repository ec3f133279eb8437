//! That an office has asked something this week, as two fingerprints that nobody can read once the week’s key is gone.

use sea_orm::entity::prelude::*;

/// That an office has asked something this week, as two fingerprints that nobody can read once the week’s key is gone.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "search_asker")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub week: TimeDate,
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub query_hash: String,
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub asker_hash: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

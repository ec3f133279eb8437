//! How often something was searched for on a day: no person, no office, no address, no time of day.

use sea_orm::entity::prelude::*;

/// How often something was searched for on a day: no person, no office, no address, no time of day.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "search_log")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: TimeDate,
    /// The folded words.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub query: String,
    /// The state of the office that asked; empty for visitors.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub state: String,
    /// How large that office is; empty for visitors, and where nobody knows.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub size: String,
    /// How much was found: `none`, `few` (1 to 4) or `many`.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub results: String,
    /// Whether the thesaurus knew other words for it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub helped: bool,
    pub searches: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

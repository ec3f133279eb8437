//! How often something was searched for in a week, and by how many offices.

use sea_orm::entity::prelude::*;

/// How often something was searched for in a week, and by how many offices.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "search_week")]
pub struct Model {
    /// The Monday.
    #[sea_orm(primary_key, auto_increment = false)]
    pub week: TimeDate,
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub query: String,
    /// How many different offices asked in this week.
    pub departments: i32,
    /// How often offices and visitors asked.
    pub searches: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! A search that a person keeps: what is published later and fits it is told to them.

use sea_orm::entity::prelude::*;

/// A search that a person keeps: what is published later and fits it is told to them.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "saved_search")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub person_id: Uuid,
    /// What its owner calls it.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    #[sea_orm(column_type = "Text")]
    pub query: String,
    /// What it is narrowed to, as the search crate writes its filters.
    #[sea_orm(column_type = "JsonBinary")]
    pub filter: Json,
    /// Whether its owner wants to be told, beyond the count that they see anyway.
    pub notify: bool,
    /// As whom it looks, as `session.hat`; none, or one that is held no more: as chosen for them.
    #[sea_orm(column_type = "Text")]
    pub hat: Option<String>,
    pub created_at: TimeDateTimeWithTimeZone,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::PersonId",
        to = "super::person::Column::Id"
    )]
    Person,
}

impl ActiveModelBehavior for ActiveModel {}

//! The next version of a resource, being written. Its revision rises with each save.

use commons_kernel::Reach;
use sea_orm::entity::prelude::*;

use crate::Word;

/// The next version of a resource, being written. Its revision rises with each save.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "draft")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub resource_id: Uuid,
    pub revision: i32,
    #[sea_orm(column_type = "Text")]
    pub reach: Word<Reach>,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    #[sea_orm(column_type = "Text")]
    pub summary: String,
    #[sea_orm(column_type = "Text")]
    pub body: String,
    #[sea_orm(column_type = "Text")]
    pub change_note: String,
    /// Whether it mends a mistake in the version before.
    pub corrects: bool,
    #[sea_orm(column_type = "Text")]
    pub language: String,
    #[sea_orm(column_type = "Text")]
    pub licence: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub source_url: Option<String>,
    #[sea_orm(column_type = "Array(RcOrArc::new(ColumnType::Text))")]
    pub states: Vec<String>,
    #[sea_orm(column_type = "Array(RcOrArc::new(ColumnType::Text))")]
    pub values: Vec<String>,
    #[sea_orm(column_type = "Array(RcOrArc::new(ColumnType::Text))")]
    pub standards: Vec<String>,
    #[sea_orm(column_type = "Array(RcOrArc::new(ColumnType::Text))")]
    pub topics: Vec<String>,
    /// The library's `Details`: what is said by kind, by state and for planning.
    #[sea_orm(column_type = "JsonBinary")]
    pub details: Json,
    pub saved_by: Option<Uuid>,
    pub saved_at: TimeDateTimeWithTimeZone,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::resource::Entity",
        from = "Column::ResourceId",
        to = "super::resource::Column::Id"
    )]
    Resource,
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::SavedBy",
        to = "super::person::Column::Id"
    )]
    SavedBy,
}

impl ActiveModelBehavior for ActiveModel {}

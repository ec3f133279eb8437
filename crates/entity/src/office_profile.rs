//! What an office says of itself: how to reach it, its hours, languages and equipment.

use sea_orm::entity::prelude::*;

/// What an office says of itself: how to reach it, its hours, languages and equipment.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "office_profile")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub department_id: Uuid,
    /// Counts the saves, so that nobody overwrites what they have not seen.
    pub revision: i32,
    #[sea_orm(column_type = "Text")]
    pub address: String,
    #[sea_orm(column_type = "Text")]
    pub phone: String,
    #[sea_orm(column_type = "Text")]
    pub email: String,
    #[sea_orm(column_type = "Text")]
    pub website: String,
    #[sea_orm(column_type = "Text")]
    pub hours: String,
    /// BCP 47 codes of the languages that voters are served in.
    #[sea_orm(column_type = "Array(RcOrArc::new(ColumnType::Text))")]
    pub languages: Vec<String>,
    /// Voting and tabulating equipment, in the office's words.
    #[sea_orm(column_type = "Array(RcOrArc::new(ColumnType::Text))")]
    pub equipment: Vec<String>,
    pub saved_by: Option<Uuid>,
    pub saved_at: TimeDateTimeWithTimeZone,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::department::Entity",
        from = "Column::DepartmentId",
        to = "super::department::Column::Id"
    )]
    Department,
}

impl ActiveModelBehavior for ActiveModel {}

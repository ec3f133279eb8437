//! Resources put together, in order and with words between them, by a department or by the Alliance.

use commons_kernel::{Reach, State};
use sea_orm::entity::prelude::*;

use crate::Word;

/// Resources put together, in order and with words between them, by a department or by the Alliance.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "collection")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The department that keeps it; none: the Alliance does.
    pub department_id: Option<Uuid>,
    pub of_alliance: bool,
    pub group_id: Option<Uuid>,
    /// The state of its department.
    #[sea_orm(column_type = "Text")]
    pub state: Option<Word<State>>,
    #[sea_orm(column_type = "Text")]
    pub reach: Word<Reach>,
    pub published: bool,
    #[sea_orm(unique, column_type = "Text")]
    pub slug: String,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    #[sea_orm(column_type = "Text")]
    pub summary: String,
    /// Markdown.
    #[sea_orm(column_type = "Text")]
    pub introduction: String,
    #[sea_orm(column_type = "Array(RcOrArc::new(ColumnType::Text))")]
    pub values: Vec<String>,
    #[sea_orm(column_type = "Array(RcOrArc::new(ColumnType::Text))")]
    pub standards: Vec<String>,
    #[sea_orm(column_type = "Array(RcOrArc::new(ColumnType::Text))")]
    pub topics: Vec<String>,
    /// Counts the saves, so that nobody overwrites what they have not seen.
    pub revision: i32,
    pub created_by: Option<Uuid>,
    pub created_at: TimeDateTimeWithTimeZone,
    pub updated_at: TimeDateTimeWithTimeZone,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::department::Entity",
        from = "Column::DepartmentId",
        to = "super::department::Column::Id"
    )]
    Department,
    #[sea_orm(
        belongs_to = "super::department_group::Entity",
        from = "Column::GroupId",
        to = "super::department_group::Column::Id"
    )]
    Group,
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::CreatedBy",
        to = "super::person::Column::Id"
    )]
    CreatedBy,
}

impl ActiveModelBehavior for ActiveModel {}

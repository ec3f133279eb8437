//! A post in a department; it owns the role, and a person may hold it.

use commons_kernel::{Post, Role};
use sea_orm::entity::prelude::*;

use crate::Word;

/// A post in a department; it owns the role, and a person may hold it.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "seat")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub department_id: Uuid,
    pub person_id: Option<Uuid>,
    #[sea_orm(column_type = "Text")]
    pub post: Word<Post>,
    #[sea_orm(column_type = "Text")]
    pub role: Word<Role>,
    pub created_at: TimeDateTimeWithTimeZone,
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
        belongs_to = "super::person::Entity",
        from = "Column::PersonId",
        to = "super::person::Column::Id"
    )]
    Person,
}

impl ActiveModelBehavior for ActiveModel {}

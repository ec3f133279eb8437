//! Somebody's wish to join a department.

use commons_kernel::{JoinState, Post};
use sea_orm::entity::prelude::*;

use crate::Word;

/// Somebody's wish to join a department.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "join_request")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub department_id: Uuid,
    pub person_id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub post: Word<Post>,
    /// What they say of themselves to whoever decides.
    #[sea_orm(column_type = "Text")]
    pub message: String,
    #[sea_orm(column_type = "Text")]
    pub state: Word<JoinState>,
    pub asked_at: TimeDateTimeWithTimeZone,
    pub decided_by: Option<Uuid>,
    pub decided_at: Option<TimeDateTimeWithTimeZone>,
    #[sea_orm(column_type = "Text")]
    pub reason: Option<String>,
    /// How staff checked who it is.
    #[sea_orm(column_type = "Text")]
    pub check: Option<String>,
    /// The seat that came of it.
    pub seat_id: Option<Uuid>,
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

//! A shared thing; its words stand in its versions and its draft.

use commons_kernel::{Kind, Reach, ResourceStatus, State};
use sea_orm::entity::prelude::*;

use crate::Word;

/// A shared thing; its words stand in its versions and its draft.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "resource")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub department_id: Uuid,
    pub group_id: Option<Uuid>,
    #[sea_orm(column_type = "Text")]
    pub state: Word<State>,
    #[sea_orm(column_type = "Text")]
    pub external_id: Option<String>,
    #[sea_orm(unique, column_type = "Text")]
    pub slug: String,
    #[sea_orm(column_type = "Text")]
    pub kind: Word<Kind>,
    #[sea_orm(column_type = "Text")]
    pub reach: Word<Reach>,
    #[sea_orm(column_type = "Text")]
    pub status: Word<ResourceStatus>,
    /// Where the version is that is written beside what is shown.
    #[sea_orm(column_type = "Text")]
    pub next_status: Option<Word<ResourceStatus>>,
    pub published: bool,
    pub submitted: bool,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    pub current_version_id: Option<Uuid>,
    pub created_by: Option<Uuid>,
    /// The seat that keeps it, whoever holds the seat.
    pub seat_id: Option<Uuid>,
    pub created_at: TimeDateTimeWithTimeZone,
    pub updated_at: TimeDateTimeWithTimeZone,
    pub published_at: Option<TimeDateTimeWithTimeZone>,
    /// When it was published last; when it was made, while nothing is published. What "newest" means.
    pub shown_at: TimeDateTimeWithTimeZone,
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

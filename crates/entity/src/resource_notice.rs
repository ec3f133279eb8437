//! What readers are told in place of a resource, or above it. It has the facts that the resource had when it was made.

use commons_kernel::{Reach, ResourceStatus, State};
use sea_orm::entity::prelude::*;

use crate::Word;

/// What readers are told in place of a resource, or above it.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "resource_notice")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub resource_id: Uuid,
    pub department_id: Uuid,
    pub group_id: Option<Uuid>,
    #[sea_orm(column_type = "Text")]
    pub state: Word<State>,
    #[sea_orm(column_type = "Text")]
    pub reach: Word<Reach>,
    #[sea_orm(unique, column_type = "Text")]
    pub slug: String,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    #[sea_orm(column_type = "Text")]
    pub status: Word<ResourceStatus>,
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    pub by_alliance: bool,
    /// What has taken its place.
    pub successor_id: Option<Uuid>,
    pub made_at: TimeDateTimeWithTimeZone,
    /// Who made it; readers are not told.
    pub made_by: Option<Uuid>,
    /// The notice that stood above it when it was taken down, to stand there again once it is put back.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub stood: Option<Json>,
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
        belongs_to = "super::resource::Entity",
        from = "Column::SuccessorId",
        to = "super::resource::Column::Id"
    )]
    Successor,
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::MadeBy",
        to = "super::person::Column::Id"
    )]
    MadeBy,
}

impl ActiveModelBehavior for ActiveModel {}

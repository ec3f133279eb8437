//! A department's use of a version of a resource.

use commons_kernel::{AdoptionStatus, Reach, State};
use sea_orm::entity::prelude::*;

use crate::Word;

/// A department's use of a version of a resource. Whoever may read the resource sees this much; what the office tells of its
/// use stands in `adoption_report`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "adoption")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The department that uses it.
    pub department_id: Uuid,
    pub resource_id: Uuid,
    /// The version that it uses.
    pub version_id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub status: Word<AdoptionStatus>,
    pub adopted_at: TimeDateTimeWithTimeZone,
    /// The facts of the resource. The database writes them, and keeps them as the resource has them.
    pub about_department_id: Uuid,
    pub about_group_id: Option<Uuid>,
    #[sea_orm(column_type = "Text")]
    pub about_state: Word<State>,
    #[sea_orm(column_type = "Text")]
    pub about_reach: Word<Reach>,
    pub about_published: bool,
    pub about_submitted: bool,
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
        belongs_to = "super::resource::Entity",
        from = "Column::ResourceId",
        to = "super::resource::Column::Id"
    )]
    Resource,
    #[sea_orm(
        belongs_to = "super::version::Entity",
        from = "Column::VersionId",
        to = "super::version::Column::Id"
    )]
    Version,
}

impl ActiveModelBehavior for ActiveModel {}

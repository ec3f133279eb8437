//! A member says that something is wrong with a resource or a collection. Who said so is known to themselves and to Alliance staff alone.

use commons_kernel::{FlagKind, FlagState};
use sea_orm::entity::prelude::*;

use crate::Word;

/// A member says that something is wrong with a resource or a collection. Who said so is known to themselves and to Alliance staff alone.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "flag")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// None when it is about a collection.
    pub resource_id: Option<Uuid>,
    /// The version of the resource that they saw.
    pub version_id: Option<Uuid>,
    /// The request in which it is decided; a collection's flags are answered without one.
    pub review_request_id: Option<Uuid>,
    /// None when it is about a resource.
    pub collection_id: Option<Uuid>,
    pub person_id: Uuid,
    /// The department that they acted for; none: as Alliance staff.
    pub department_id: Option<Uuid>,
    #[sea_orm(column_type = "Text")]
    pub kind: Word<FlagKind>,
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    /// The words that it is about.
    #[sea_orm(column_type = "Text")]
    pub passage: Option<String>,
    /// The title of what it is about, at the time.
    #[sea_orm(column_type = "Text")]
    pub title: String,
    #[sea_orm(column_type = "Text")]
    pub state: Word<FlagState>,
    pub created_at: TimeDateTimeWithTimeZone,
    pub decided_at: Option<TimeDateTimeWithTimeZone>,
    #[sea_orm(column_type = "Text")]
    pub decision_reason: Option<String>,
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
        belongs_to = "super::version::Entity",
        from = "Column::VersionId",
        to = "super::version::Column::Id"
    )]
    Version,
    #[sea_orm(
        belongs_to = "super::review_request::Entity",
        from = "Column::ReviewRequestId",
        to = "super::review_request::Column::Id"
    )]
    ReviewRequest,
    #[sea_orm(
        belongs_to = "super::collection::Entity",
        from = "Column::CollectionId",
        to = "super::collection::Column::Id"
    )]
    Collection,
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::PersonId",
        to = "super::person::Column::Id"
    )]
    Person,
    #[sea_orm(
        belongs_to = "super::department::Entity",
        from = "Column::DepartmentId",
        to = "super::department::Column::Id"
    )]
    Department,
}

impl ActiveModelBehavior for ActiveModel {}

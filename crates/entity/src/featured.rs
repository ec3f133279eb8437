//! A public resource or collection that the Alliance shows at the front, with a note, until a day.

use sea_orm::entity::prelude::*;

/// A public resource or collection that the Alliance shows at the front, with a note, until a day.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "featured")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Either this or a collection.
    pub resource_id: Option<Uuid>,
    pub collection_id: Option<Uuid>,
    #[sea_orm(column_type = "Text")]
    pub note: String,
    /// The last day (UTC).
    pub until: TimeDate,
    pub featured_by: Option<Uuid>,
    pub featured_at: TimeDateTimeWithTimeZone,
    /// When it was taken from there before its last day.
    pub ended_at: Option<TimeDateTimeWithTimeZone>,
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
        belongs_to = "super::collection::Entity",
        from = "Column::CollectionId",
        to = "super::collection::Column::Id"
    )]
    Collection,
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::FeaturedBy",
        to = "super::person::Column::Id"
    )]
    FeaturedBy,
}

impl ActiveModelBehavior for ActiveModel {}

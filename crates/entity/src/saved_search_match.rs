//! A resource that was published after a search was saved, and fits it; once for each resource.

use sea_orm::entity::prelude::*;

/// A resource that was published after a search was saved, and fits it; once for each resource.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "saved_search_match")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub saved_search_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub resource_id: Uuid,
    pub matched_at: TimeDateTimeWithTimeZone,
    /// When the owner of the search looked; none: it is new to them.
    pub seen_at: Option<TimeDateTimeWithTimeZone>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::saved_search::Entity",
        from = "Column::SavedSearchId",
        to = "super::saved_search::Column::Id"
    )]
    SavedSearch,
    #[sea_orm(
        belongs_to = "super::resource::Entity",
        from = "Column::ResourceId",
        to = "super::resource::Column::Id"
    )]
    Resource,
}

impl ActiveModelBehavior for ActiveModel {}

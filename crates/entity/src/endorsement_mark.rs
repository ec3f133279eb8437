//! What an endorsement says about one dimension of the rubric.

use commons_kernel::EndorsementLevel;
use sea_orm::entity::prelude::*;

use crate::Word;

/// What an endorsement says about one dimension of the rubric.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "endorsement_mark")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub endorsement_id: Uuid,
    /// Its name in the rubric.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub dimension: String,
    #[sea_orm(column_type = "Text")]
    pub level: Word<EndorsementLevel>,
    #[sea_orm(column_type = "Text")]
    pub words: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::endorsement::Entity",
        from = "Column::EndorsementId",
        to = "super::endorsement::Column::Id"
    )]
    Endorsement,
}

impl ActiveModelBehavior for ActiveModel {}

//! A local election office: the tenant.

use commons_kernel::State;
use sea_orm::entity::prelude::*;

use crate::Word;

/// A local election office: the tenant.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "department")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(unique, column_type = "Text")]
    pub ocd_id: String,
    #[sea_orm(column_type = "Text")]
    pub fips: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub state: Word<State>,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    #[sea_orm(column_type = "Text")]
    pub kind: String,
    #[sea_orm(column_type = "Text")]
    pub county: Option<String>,
    pub registered_voters: Option<i32>,
    pub created_at: TimeDateTimeWithTimeZone,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

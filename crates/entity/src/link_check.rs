//! What came of asking an address on the web. It stands here by its SHA-256 alone: nobody learns who leads where.

use commons_kernel::LinkOutcome;
use sea_orm::entity::prelude::*;

use crate::Word;

/// What came of asking an address on the web.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "link_check")]
pub struct Model {
    /// The SHA-256 of the address, in hexadecimal.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub address: String,
    #[sea_orm(column_type = "Text")]
    pub outcome: Word<LinkOutcome>,
    /// The HTTP status, where the site gave one.
    pub status: Option<i32>,
    pub checked_at: TimeDateTimeWithTimeZone,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! A single-use link that gives a seat to whoever has the invited address; the token itself is never stored.

use sea_orm::entity::prelude::*;

/// A single-use link that gives a seat to whoever has the invited address; the token itself is never stored.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "invitation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(unique, column_type = "Text")]
    pub token_hash: String,
    pub department_id: Uuid,
    pub seat_id: Uuid,
    /// The invited address; nobody else can use the link.
    #[sea_orm(column_type = "Text")]
    pub email: String,
    pub invited_by: Option<Uuid>,
    pub created_at: TimeDateTimeWithTimeZone,
    pub expires_at: TimeDateTimeWithTimeZone,
    pub used_at: Option<TimeDateTimeWithTimeZone>,
    pub used_by: Option<Uuid>,
    pub revoked_at: Option<TimeDateTimeWithTimeZone>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::department::Entity",
        from = "Column::DepartmentId",
        to = "super::department::Column::Id"
    )]
    Department,
    #[sea_orm(belongs_to = "super::seat::Entity", from = "Column::SeatId", to = "super::seat::Column::Id")]
    Seat,
}

impl ActiveModelBehavior for ActiveModel {}

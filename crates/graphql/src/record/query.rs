//! Reading the record.

use async_graphql::{Context, ID, InputObject, Object};
use commons_directory::read_record;
use commons_kernel::{DepartmentId, Error, PersonId, Result};
use commons_store::feed::Recorded;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    context::scope,
    error::Answer,
    ids::{any, local},
    lists::{FILTER, few},
    page::{Connection, asked},
    record::RecordEvent,
};

/// Which events; every filter that is set must hold.
#[derive(Default, InputObject)]
struct RecordFilter {
    /// Only the record of this department.
    department_id: Option<ID>,
    /// Only these kinds, such as `seat.changed`.
    kinds: Option<Vec<String>>,
    /// Only what this person did.
    actor_id: Option<ID>,
    /// Only what happened to this: the id of a node, or a `subjectId` of the record.
    subject_id: Option<ID>,
    /// Only what happened at this instant or later.
    after: Option<OffsetDateTime>,
    /// Only what happened earlier than this.
    before: Option<OffsetDateTime>,
}

/// The record's part of `Query`.
#[derive(Default)]
pub(crate) struct RecordQuery;

#[Object]
impl RecordQuery {
    /// What happened, the newest first: stewards read their department's, Alliance staff all. `/record.csv` gives the same as
    /// a table.
    #[graphql(complexity = "1 + crate::page::rows(first) * child_complexity")]
    async fn record(
        &self,
        ctx: &Context<'_>,
        filter: Option<RecordFilter>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Answer<Connection<RecordEvent>> {
        let scope = scope(ctx)?;
        let request = asked(ctx, first, after)?;
        let wanted = filter.unwrap_or_default().read()?;
        let tx = scope.read().await?;
        Ok(Connection::of(read_record(&*tx, scope.viewer(), &wanted, &request).await?))
    }
}

impl RecordFilter {
    fn read(self) -> Result<Recorded> {
        let kinds = few("kinds", FILTER, self.kinds)?.unwrap_or_default();
        Ok(Recorded {
            department: self
                .department_id
                .map(|id| local::<DepartmentId>(&id, "departmentId"))
                .transpose()?,
            kinds: kinds.into_iter().map(kind).collect::<Result<_>>()?,
            actor: self.actor_id.map(|id| local::<PersonId>(&id, "actorId")).transpose()?,
            subject: self.subject_id.map(|id| subject(&id)).transpose()?,
            after: self.after,
            before: self.before,
            up_to: None,
        })
    }
}

/// The filter as an address spells it, for the table of the same.
///
/// # Errors
/// Bad input with the parameter at fault.
pub fn record_filter<'a>(parameters: impl Iterator<Item = (&'a str, &'a str)>) -> Result<Recorded> {
    let mut filter = RecordFilter::default();
    let instant = |field, text: &str| {
        OffsetDateTime::parse(text, &time::format_description::well_known::Rfc3339)
            .map_err(|_| Error::bad_input(field, "give an instant such as 2026-11-23T00:00:00Z"))
    };
    for (name, value) in parameters.filter(|(_, value)| !value.is_empty()) {
        match name {
            "departmentId" => filter.department_id = Some(value.into()),
            "kinds" => filter.kinds.get_or_insert_default().extend(value.split(',').map(str::to_owned)),
            "actorId" => filter.actor_id = Some(value.into()),
            "subjectId" => filter.subject_id = Some(value.into()),
            "after" => filter.after = Some(instant("after", value)?),
            "before" => filter.before = Some(instant("before", value)?),
            _ => {
                return Err(Error::new(
                    commons_kernel::Code::BadInput,
                    "unknown filter; use departmentId, kinds, actorId, subjectId, after and before",
                ));
            }
        }
    }
    filter.read()
}

fn kind(kind: String) -> Result<String> {
    let plain = kind.len() <= 100
        && kind.bytes().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'.' | b'_'));
    if plain { Ok(kind) } else { Err(Error::bad_input("kinds", "a kind is written like seat.changed")) }
}

/// A node's id, or the plain one of a thing that is no node.
fn subject(id: &ID) -> Result<Uuid> {
    match Uuid::try_parse(id) {
        Ok(uuid) => Ok(uuid),
        Err(_) => any(id, "subjectId").map(|(_, uuid)| uuid),
    }
}

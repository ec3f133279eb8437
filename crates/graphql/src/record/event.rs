//! An event of the record.

use std::collections::HashMap;

use async_graphql::{Context, ID, Object, SimpleObject, dataloader::Loader};
use commons_access::Action;
use commons_entity::{event, seat};
use commons_kernel::{self as kernel, DepartmentId, Error, ResourceId, Result};
use commons_store::{fault, visible};
use sea_orm::{ColumnTrait, QueryFilter};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    context::{ReadLane, scope},
    directory::{Department, Person, Seat, person},
    error::Answer,
    ids::named,
    library::Resource,
    loaders::one,
    page::count,
    words::AllianceRole,
};

pub(crate) struct RecordEvent(event::Model);

impl From<event::Model> for RecordEvent {
    fn from(row: event::Model) -> Self {
        Self(row)
    }
}

/// Who did it: a person, or a part of the server.
#[derive(SimpleObject)]
struct RecordActor {
    /// The person, while the viewer may know them.
    person: Option<Person>,
    /// The part of the server, such as `index`; null for a person.
    part: Option<String>,
}

/// As whom they did it.
#[derive(SimpleObject)]
struct RecordHat {
    /// The seat, while it is there and the viewer may see it; null for staff.
    seat: Option<Seat>,
    /// The role as Alliance staff that they had then; null for a seat.
    alliance_role: Option<AllianceRole>,
}

/// Something that happened. It is never changed, and carries the hash of the event before it.
#[Object]
impl RecordEvent {
    /// Its place in the order, from 1.
    async fn seq(&self) -> i32 {
        count(self.0.seq)
    }

    /// When it happened.
    async fn at(&self) -> OffsetDateTime {
        self.0.at
    }

    /// Who did it.
    async fn actor(&self, ctx: &Context<'_>) -> Answer<RecordActor> {
        let id = self.0.actor.strip_prefix("person:").and_then(|id| Uuid::try_parse(id).ok());
        let part = self.0.actor.strip_prefix("system:").map(str::to_owned);
        Ok(RecordActor { person: person(scope(ctx)?, id).await?, part })
    }

    /// As whom they did it; null for parts of the server, and for what somebody does as nobody but themselves.
    async fn acting_as(&self, ctx: &Context<'_>) -> Answer<Option<RecordHat>> {
        let Some(hat) = &self.0.hat else { return Ok(None) };
        let seat = hat.strip_prefix("seat:").and_then(|id| Uuid::try_parse(id).ok());
        let seat = match seat {
            Some(id) => one(&scope(ctx)?.reads(), ActedFrom(id)).await?.map(Seat::from),
            None => None,
        };
        let role = hat.strip_prefix("staff:").and_then(|role| role.parse::<kernel::AllianceRole>().ok());
        Ok(Some(RecordHat { seat, alliance_role: role.map(Into::into) }))
    }

    /// The department whose record it belongs to; null when it is the Alliance's.
    async fn department(&self, ctx: &Context<'_>) -> Answer<Option<Department>> {
        let Some(id) = self.0.department_id else { return Ok(None) };
        Ok(one(&scope(ctx)?.reads(), DepartmentId::from(id)).await?.map(Department))
    }

    /// What happened, such as `seat.changed`.
    async fn kind(&self) -> &str {
        &self.0.kind
    }

    /// What it happened to, such as `seat`.
    async fn subject(&self) -> &str {
        &self.0.subject
    }

    /// Which one: its global id where such things have one, else its plain id. `record(filter: { subjectId })` takes both.
    async fn subject_id(&self) -> ID {
        named(&self.0.subject, self.0.subject_id).unwrap_or_else(|| ID(self.0.subject_id.to_string()))
    }

    /// The person whom it is about, such as who was given a seat; null when it is about nobody, or the viewer may not know them.
    async fn person(&self, ctx: &Context<'_>) -> Answer<Option<Person>> {
        Ok(person(scope(ctx)?, self.about("person")).await?)
    }

    /// The resource that it is about; null when it is about none, or the viewer may not read it.
    async fn resource(&self, ctx: &Context<'_>) -> Answer<Option<Resource>> {
        let Some(id) = self.about("resource").map(ResourceId::from) else { return Ok(None) };
        Ok(one(&scope(ctx)?.reads(), id).await?.map(Resource::from))
    }

    /// What else was written down, as JSON: what it was before and what it became, and why.
    async fn data(&self) -> String {
        self.0.data.to_string()
    }

    /// The hash of the event before it.
    async fn previous_hash(&self) -> &str {
        &self.0.previous_hash
    }

    /// Its own hash: SHA-256 over the hash before it and its own words.
    async fn hash(&self) -> &str {
        &self.0.hash
    }
}

impl RecordEvent {
    /// What of this noun it is about: its subject, or what its words name.
    fn about(&self, noun: &str) -> Option<Uuid> {
        if self.0.subject == noun {
            return Some(self.0.subject_id);
        }
        self.0.data.get(noun).and_then(|id| id.as_str()).and_then(|id| Uuid::try_parse(id).ok())
    }
}

/// The seat that somebody acted from, by its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct ActedFrom(Uuid);

#[async_trait::async_trait]
impl Loader<ActedFrom> for ReadLane {
    type Value = Option<seat::Model>;
    type Error = Error;
    async fn load(&self, keys: &[ActedFrom]) -> Result<HashMap<ActedFrom, Self::Value>> {
        let rows = visible::<seat::Entity>(self.viewer(), Action::Read)
            .filter(seat::Column::Id.is_in(keys.iter().map(|key| key.0)))
            .all(&*self.tx().await?)
            .await
            .map_err(fault)?;
        let mut found: HashMap<ActedFrom, Self::Value> = keys.iter().map(|key| (*key, None)).collect();
        found.extend(rows.into_iter().map(|row| (ActedFrom(row.id), Some(row))));
        Ok(found)
    }
}

//! Typed ids: a UUID that knows what it names, so that a version cannot be passed for a resource.

use std::{cmp::Ordering, fmt, hash, marker::PhantomData, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use time::OffsetDateTime;
use uuid::Uuid;

/// A UUID (version 7 when made here: sorted by time of making, RFC 9562) that names one kind of thing.
pub struct Id<T>(Uuid, PhantomData<fn() -> T>);

impl<T> Id<T> {
    /// A fresh id that sorts at `now`.
    pub fn new(now: OffsetDateTime) -> Self {
        let seconds = u64::try_from(now.unix_timestamp()).unwrap_or(0);
        let stamp = uuid::Timestamp::from_unix(uuid::NoContext, seconds, now.nanosecond());
        Self(Uuid::new_v7(stamp), PhantomData)
    }

    /// The id as a plain UUID, for a column or an index term.
    pub const fn uuid(self) -> Uuid {
        self.0
    }
}

impl<T> From<Uuid> for Id<T> {
    fn from(uuid: Uuid) -> Self {
        Self(uuid, PhantomData)
    }
}

impl<T> From<Id<T>> for Uuid {
    fn from(id: Id<T>) -> Uuid {
        id.0
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T> hash::Hash for Id<T> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
impl<T> FromStr for Id<T> {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::from_str(text).map(Self::from)
    }
}
impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}
impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Uuid::deserialize(deserializer).map(Self::from)
    }
}

/// What the ids name. These types are never made; they only tell ids apart.
pub mod named {
    macro_rules! nouns {
        ($($noun:ident),*) => { $(#[doc = concat!("Names a ", stringify!($noun), ".")] pub enum $noun {})* };
    }
    nouns!(
        Account,
        Adoption,
        ApiToken,
        Attachment,
        Collection,
        CollectionItem,
        Concept,
        Department,
        Endorsement,
        Event,
        Featured,
        Flag,
        Group,
        Invitation,
        Job,
        JoinRequest,
        Person,
        Resource,
        ReviewRequest,
        SavedSearch,
        Seat,
        Session,
        Version
    );
}

/// Names a provider's account by which a person signs in.
pub type AccountId = Id<named::Account>;
/// Names a department's use of a resource.
pub type AdoptionId = Id<named::Adoption>;
/// Names an API token.
pub type ApiTokenId = Id<named::ApiToken>;
/// Names an attachment.
pub type AttachmentId = Id<named::Attachment>;
/// Names a collection.
pub type CollectionId = Id<named::Collection>;
/// Names a resource's place in a collection.
pub type CollectionItemId = Id<named::CollectionItem>;
/// Names a concept of the thesaurus.
pub type ConceptId = Id<named::Concept>;
/// Names a department, the tenant.
pub type DepartmentId = Id<named::Department>;
/// Names an endorsement.
pub type EndorsementId = Id<named::Endorsement>;
/// Names an event of the record.
pub type EventId = Id<named::Event>;
/// Names something that is featured.
pub type FeaturedId = Id<named::Featured>;
/// Names a group of departments.
pub type GroupId = Id<named::Group>;
/// Names an invitation to a seat.
pub type InvitationId = Id<named::Invitation>;
/// Names a queued job.
pub type JobId = Id<named::Job>;
/// Names somebody's wish to join a department.
pub type JoinRequestId = Id<named::JoinRequest>;
/// Names a person.
pub type PersonId = Id<named::Person>;
/// Names a resource.
pub type ResourceId = Id<named::Resource>;
/// Names a review request.
pub type ReviewRequestId = Id<named::ReviewRequest>;
/// Names a saved search.
pub type SavedSearchId = Id<named::SavedSearch>;
/// Names a flag.
pub type FlagId = Id<named::Flag>;
/// Names a seat in a department.
pub type SeatId = Id<named::Seat>;
/// Names a sign-in session.
pub type SessionId = Id<named::Session>;
/// Names a version of a resource.
pub type VersionId = Id<named::Version>;

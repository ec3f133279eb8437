//! Global ids: the kind and the UUID of a node, opaque to callers (Relay's Global Object Identification).

use async_graphql::ID;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use commons_kernel::{
    AccountId, AdoptionId, ApiTokenId, AttachmentId, ConceptId, DepartmentId, Error, FlagId, GroupId,
    InvitationId, JoinRequestId, PersonId, ResourceId, Result, ReviewRequestId, SavedSearchId, SeatId,
    SessionId, VersionId,
};
use uuid::Uuid;

/// A node's kind, as its global id says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Account,
    Adoption,
    ApiToken,
    Attachment,
    Concept,
    Department,
    Flag,
    Group,
    Invitation,
    JoinRequest,
    Person,
    Resource,
    ReviewRequest,
    SavedSearch,
    Seat,
    Session,
    Version,
}

impl Kind {
    const ALL: [Kind; 17] = [
        Kind::Account,
        Kind::Adoption,
        Kind::ApiToken,
        Kind::Attachment,
        Kind::Concept,
        Kind::Department,
        Kind::Flag,
        Kind::Group,
        Kind::Invitation,
        Kind::JoinRequest,
        Kind::Person,
        Kind::Resource,
        Kind::ReviewRequest,
        Kind::SavedSearch,
        Kind::Seat,
        Kind::Session,
        Kind::Version,
    ];

    const fn word(self) -> &'static str {
        match self {
            Kind::Account => "account",
            Kind::Adoption => "adoption",
            Kind::ApiToken => "api token",
            Kind::Attachment => "attachment",
            Kind::Concept => "concept",
            Kind::Department => "department",
            Kind::Flag => "flag",
            Kind::Group => "group",
            Kind::Invitation => "invitation",
            Kind::JoinRequest => "join request",
            Kind::Person => "person",
            Kind::Resource => "resource",
            Kind::ReviewRequest => "review request",
            Kind::SavedSearch => "saved search",
            Kind::Seat => "seat",
            Kind::Session => "session",
            Kind::Version => "version",
        }
    }
}

/// An id of the house that has a global form.
pub(crate) trait Global: From<Uuid> + Into<Uuid> {
    const KIND: Kind;
}

macro_rules! global {
    ($($id:ident is $kind:ident),*) => { $(impl Global for $id { const KIND: Kind = Kind::$kind; })* };
}
global!(
    AccountId is Account,
    AdoptionId is Adoption,
    ApiTokenId is ApiToken,
    AttachmentId is Attachment,
    ConceptId is Concept,
    DepartmentId is Department,
    FlagId is Flag,
    GroupId is Group,
    InvitationId is Invitation,
    JoinRequestId is JoinRequest,
    PersonId is Person,
    ResourceId is Resource,
    ReviewRequestId is ReviewRequest,
    SavedSearchId is SavedSearch,
    SeatId is Seat,
    SessionId is Session,
    VersionId is Version
);

/// The global form of an id.
pub(crate) fn global<I: Global>(id: impl Into<I>) -> ID {
    let uuid: Uuid = id.into().into();
    ID(write(I::KIND, uuid))
}

/// The id behind a global one that must be of this kind.
///
/// # Errors
/// Bad input with the field when it is malformed or of another kind.
pub(crate) fn local<I: Global>(id: &ID, field: &'static str) -> Result<I> {
    match read(id) {
        Some((kind, uuid)) if kind == I::KIND => Ok(I::from(uuid)),
        Some((kind, _)) => Err(Error::bad_input(
            field,
            format!("this is the id of a {}; give the id of a {}", kind.word(), I::KIND.word()),
        )),
        None => Err(malformed(field)),
    }
}

/// The ids behind global ones that must all be of this kind.
///
/// # Errors
/// As [`local`].
pub(crate) fn locals<I: Global>(ids: &[ID], field: &'static str) -> Result<Vec<I>> {
    ids.iter().map(|id| local(id, field)).collect()
}

/// The global id of what a record calls by this word, if such things have one.
pub(crate) fn named(word: &str, uuid: Uuid) -> Option<ID> {
    let kind = Kind::ALL.into_iter().find(|kind| kind.word().replace(' ', "_") == word)?;
    Some(ID(write(kind, uuid)))
}

/// Whatever a global id names.
///
/// # Errors
/// Bad input with the field when it is malformed.
pub(crate) fn any(id: &ID, field: &'static str) -> Result<(Kind, Uuid)> {
    read(id).ok_or_else(|| malformed(field))
}

/// The document that a global id names; for the address `/files/{id}`.
///
/// # Errors
/// Bad input (field `id`) when it is malformed or names something else.
pub fn attachment_of(global_id: &str) -> Result<AttachmentId> {
    local(&ID::from(global_id), "id")
}

/// Where a document is downloaded, from the root of the site.
pub fn path_of(document: AttachmentId) -> String {
    format!("/files/{}", *global::<AttachmentId>(document))
}

/// Where the picture of a page of a document is, from the root of the site.
pub fn page_path_of(document: AttachmentId, number: i32) -> String {
    format!("{}/pages/{number}", path_of(document))
}

/// The version that a global id names; for the address `/files/all/{id}`.
///
/// # Errors
/// Bad input (field `id`) when it is malformed or names something else.
pub fn version_of(global_id: &str) -> Result<VersionId> {
    local(&ID::from(global_id), "id")
}

/// Where all documents of a version are downloaded together, from the root of the site.
pub fn archive_path_of(version: VersionId) -> String {
    format!("/files/all/{}", *global::<VersionId>(version))
}

fn malformed(field: &'static str) -> Error {
    Error::bad_input(field, "the id is malformed; use an id as this server gave it")
}

fn write(kind: Kind, uuid: Uuid) -> String {
    URL_SAFE_NO_PAD.encode(format!("{}:{}", kind.word().replace(' ', "_"), uuid.hyphenated()))
}

fn read(id: &ID) -> Option<(Kind, Uuid)> {
    // The longest id of ours is half as long; more is not worth decoding.
    if id.len() > 128 {
        return None;
    }
    let text = String::from_utf8(URL_SAFE_NO_PAD.decode(id.as_str()).ok()?).ok()?;
    let (_, uuid) = text.split_once(':')?;
    let uuid = Uuid::try_parse(uuid).ok()?;
    // One thing has one id: other spellings of the same UUID are not ours.
    let kind = Kind::ALL.into_iter().find(|kind| write(*kind, uuid) == id.as_str())?;
    Some((kind, uuid))
}

#[cfg(test)]
mod tests {
    use commons_kernel::Code;

    use super::*;

    #[test]
    fn ids_come_back_as_they_went() {
        for number in [0, 1, u128::MAX, 0x0190_0000_0000_7000_8000_0000_0000_0001] {
            let uuid = Uuid::from_u128(number);
            for kind in Kind::ALL {
                assert_eq!(read(&ID(write(kind, uuid))), Some((kind, uuid)));
            }
            let id = ResourceId::from(uuid);
            assert_eq!(local::<ResourceId>(&global::<ResourceId>(id), "id"), Ok(id));
            let path = path_of(uuid.into());
            assert_eq!(attachment_of(path.trim_start_matches("/files/")), Ok(uuid.into()));
            // The library reads the ids of documents in what people wrote.
            let read = commons_library::document_of(path.trim_start_matches("/files/"));
            assert_eq!(read, Some(uuid.into()));
        }
    }

    #[test]
    fn garbage_and_foreign_kinds_are_refused_by_field() {
        let department = global::<DepartmentId>(Uuid::from_u128(7));
        let braced = URL_SAFE_NO_PAD.encode("resource:{00000000-0000-0000-0000-000000000007}");
        let simple = URL_SAFE_NO_PAD.encode("resource:00000000000000000000000000000007");
        let unknown = URL_SAFE_NO_PAD.encode("table:00000000-0000-0000-0000-000000000007");
        let long = "A".repeat(100_000);
        let padded = format!("{}=", *global::<ResourceId>(Uuid::from_u128(7)));
        for bad in
            ["", "7", "../..", "🗳", "cmVzb3VyY2U6", &braced, &simple, &unknown, &long, &padded, &department]
        {
            let refused = local::<ResourceId>(&ID::from(bad), "resourceId").expect_err(bad);
            assert_eq!((refused.code(), refused.field()), (Code::BadInput, Some("resourceId")), "{bad}");
        }
    }
}

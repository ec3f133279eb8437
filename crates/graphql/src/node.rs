//! Any node by its global id (Relay's Global Object Identification).

use async_graphql::{Context, ID, Interface, Object};
use commons_kernel::{
    AdoptionId, CollectionId, CollectionItemId, ConceptId, DepartmentId, GroupId, InvitationId,
    JoinRequestId, ResourceId, Result, SeatId,
};
use commons_library::{Readable, readable_attachment};
use uuid::Uuid;

use crate::{
    RequestScope,
    adoption::Adoption,
    context::scope,
    curation::{
        Collection, CollectionItem, Endorsement, Featured, Flag, ReviewRequest, featured_by_id, own_flag,
        readable_endorsement, review_request,
    },
    directory::{
        Account, ApiToken, Department, Group, Invitation, JoinRequest, Person, Seat, Session, account,
        own_api_token, own_session, person,
    },
    discovery::{Concept, SavedSearch, own_saved_search},
    error::Answer,
    ids::{Kind, any},
    library::{Attachment, Resource, Version, visible_version},
    loaders::one,
};

/// Anything that has a global id.
#[derive(Interface)]
#[graphql(field(name = "id", ty = "ID", desc = "Names this thing among all things of this server."))]
pub(crate) enum Node {
    Account(Account),
    Adoption(Adoption),
    ApiToken(ApiToken),
    Attachment(Attachment),
    Collection(Collection),
    CollectionItem(CollectionItem),
    Concept(Concept),
    Department(Department),
    Endorsement(Endorsement),
    Featured(Featured),
    Flag(Flag),
    Group(Group),
    Invitation(Invitation),
    JoinRequest(JoinRequest),
    Person(Person),
    Resource(Resource),
    ReviewRequest(ReviewRequest),
    SavedSearch(SavedSearch),
    Seat(Seat),
    Session(Session),
    Version(Version),
}

/// The part of `Query` that belongs to no room.
#[derive(Default)]
pub(crate) struct NodeQuery;

#[Object]
impl NodeQuery {
    /// Whatever this id names; null when there is none that the viewer may see.
    async fn node(&self, ctx: &Context<'_>, id: ID) -> Answer<Option<Node>> {
        let (kind, uuid) = any(&id, "id")?;
        Ok(node(scope(ctx)?, kind, uuid).await?)
    }
}

async fn node(scope: &RequestScope, kind: Kind, uuid: Uuid) -> Result<Option<Node>> {
    Ok(match kind {
        Kind::Account => account(scope, uuid.into()).await?.map(Node::from),
        Kind::Adoption => {
            one(&scope.reads(), AdoptionId::from(uuid)).await?.map(|row| Adoption::from(row).into())
        }
        Kind::ApiToken => own_api_token(scope, uuid.into()).await?.map(Node::from),
        Kind::Attachment => {
            let tx = scope.read().await?;
            let readable = readable_attachment(&*tx, scope.viewer(), uuid.into()).await?;
            readable.map(|(Readable::Ready(row) | Readable::NotReady(row))| Attachment(row).into())
        }
        Kind::Collection => {
            one(&scope.reads(), CollectionId::from(uuid)).await?.map(|row| Collection(row).into())
        }
        Kind::CollectionItem => {
            one(&scope.reads(), CollectionItemId::from(uuid)).await?.map(|row| CollectionItem(row).into())
        }
        Kind::Concept => one(&scope.reads(), ConceptId::from(uuid)).await?.map(|row| Concept(row).into()),
        Kind::Department => {
            one(&scope.reads(), DepartmentId::from(uuid)).await?.map(|row| Department(row).into())
        }
        Kind::Endorsement => readable_endorsement(scope, uuid.into()).await?.map(Node::from),
        Kind::Featured => featured_by_id(scope, uuid.into()).await?.map(Node::from),
        Kind::Flag => own_flag(scope, uuid.into()).await?.map(Node::from),
        Kind::Group => one(&scope.reads(), GroupId::from(uuid)).await?.map(|row| Group(row).into()),
        Kind::Invitation => {
            one(&scope.reads(), InvitationId::from(uuid)).await?.map(|row| Invitation(row).into())
        }
        Kind::JoinRequest => {
            one(&scope.reads(), JoinRequestId::from(uuid)).await?.map(|row| JoinRequest(row).into())
        }
        Kind::Person => person(scope, Some(uuid)).await?.map(Node::from),
        Kind::Resource => {
            one(&scope.reads(), ResourceId::from(uuid)).await?.map(|row| Resource::from(row).into())
        }
        Kind::ReviewRequest => review_request(scope, uuid.into()).await?.map(Node::from),
        Kind::SavedSearch => own_saved_search(scope, uuid.into()).await?.map(Node::from),
        Kind::Seat => one(&scope.reads(), SeatId::from(uuid)).await?.map(|row| Seat(row).into()),
        Kind::Session => own_session(scope, uuid.into()).await?.map(Node::from),
        Kind::Version => visible_version(scope, uuid.into()).await?.map(Node::from),
    })
}

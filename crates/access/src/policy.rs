//! The policy: every question "may this viewer do this to that?" is answered by this table.

use commons_kernel::{AllianceRole, Reach, Role};

use crate::{Act, Rule};

macro_rules! nouns {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        /// What is asked about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Noun { $($(#[$doc])* $name),* }

        impl Noun {
            /// Every noun of the policy.
            pub const ALL: &'static [Noun] = &[$(Noun::$name),*];
        }
    };
}

nouns! {
    /// A local election office. Its profile and its registered domains ask it.
    Department,
    /// Somebody who signs in: their name.
    Person,
    /// A post in a department, and who holds it.
    Seat,
    /// Somebody's wish to join a department.
    JoinRequest,
    /// A single-use link that gives a seat.
    Invitation,
    /// Departments together across tenants.
    Group,
    /// A shared thing. Its versions, draft and attachments ask it.
    Resource,
    /// A document that no draft and no version holds yet.
    Upload,
    /// A version asking to be published.
    ReviewRequest,
    /// A department's use of a resource. It is about the resource; what came of the use asks it.
    Adoption,
    /// A sign-in that lasts.
    Session,
    /// A person's token for programs.
    ApiToken,
    /// A provider's account by which a person signs in.
    Account,
    /// An event of the record.
    Event,
    /// A concept of the thesaurus. Its labels ask it.
    Concept,
    /// A search that somebody keeps, to be told of what is new for it.
    SavedSearch,
    /// What was searched for, counted without anybody's name.
    SearchLog,
    /// What was decided about a search on the list of what is wanted.
    WantedQuery,
    /// What readers are told in place of a resource, or above it.
    Notice,
    /// A member's word that something is wrong with a resource or a collection.
    Flag,
    /// Resources put together, in order and with words between them. It is before the Alliance while its department asks to
    /// show it further than it may by itself, and while what the Alliance said to that stands.
    Collection,
    /// A resource's place in a collection. It has the facts of the collection, is published once its readers see it, and is
    /// about the resource.
    CollectionItem,
}

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        /// What is asked for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action { $($(#[$doc])* $name),* }

        impl Action {
            /// Every action of the policy.
            pub const ALL: &'static [Action] = &[$(Action::$name),*];
        }

        /// The actions as types, for `May<Action, Row>` in the signature of a verb.
        pub mod act {
            use super::{Act, Action};
            $($(#[$doc])* #[derive(Debug)] pub enum $name {}
            impl Act for $name { const ACTION: Action = Action::$name; })*
        }
    };
}

actions! {
    /// See it, and what is published of it.
    Read,
    /// See what is not published of it: its draft and the version before the reviewers.
    ReadUnpublished,
    /// Make a resource in this department, or upload a document for one.
    Contribute,
    /// Write its draft.
    Edit,
    /// Ask the Alliance to publish it.
    Submit,
    /// Publish it within its own department.
    Publish,
    /// Claim and decide a review.
    Review,
    /// Say something in it.
    Comment,
    /// See what staff say between themselves.
    ReadNotes,
    /// Hang it on a draft.
    Attach,
    /// Ask for a seat in it.
    Join,
    /// See its people, invitations and registered domains.
    ReadPeople,
    /// Give and take its seats; for a person: their staff role, and whether they may sign in.
    ManagePeople,
    /// Write its contact data, hours, languages and equipment.
    EditProfile,
    /// Say which mail domains are its own.
    RegisterDomain,
    /// See its record.
    ReadRecord,
    /// Change it or end it.
    Manage,
    /// Approve or decline it.
    Decide,
    /// Give it up.
    Leave,
    /// Take it back. Of a resource: from its readers, or say that it is not kept up.
    Withdraw,
    /// Take it from its readers for the Alliance, and put it back.
    Moderate,
    /// Say that something is wrong with it.
    Flag,
    /// Make one.
    Create,
    /// Say by the rubric that it is good, and take that back.
    Endorse,
    /// Show it at the front, and take it from there.
    Feature,
    /// See what its office tells of it: what it means to do, how many were printed or mailed, what came of it.
    ReadReport,
}

const STAFF: Rule = Rule::Staff(AllianceRole::Moderator);
const ADMINISTRATOR: Rule = Rule::Staff(AllianceRole::Administrator);
const CURATOR: Rule = Rule::Any(&[Rule::Staff(AllianceRole::Curator), Rule::System]);
const WRITER: Rule = Rule::Seat(Role::Contributor);
const STEWARD: Rule = Rule::Seat(Role::Steward);
const PUBLISHER: Rule = Rule::Any(&[Rule::Seat(Role::Publisher), Rule::System]);

const READ_RESOURCE: Rule = Rule::Any(&[Rule::All(&[Rule::Published, WITHIN_REACH]), READ_UNPUBLISHED]);

/// Who reads what has this reach.
const WITHIN_REACH: Rule = Rule::Any(&[
    Rule::Reaches(Reach::Public),
    Rule::All(&[Rule::Reaches(Reach::Alliance), Rule::Member]),
    Rule::All(&[Rule::Reaches(Reach::State), Rule::SameState]),
    Rule::All(&[Rule::Reaches(Reach::Group), Rule::SameGroup(Role::Reader)]),
    Rule::Seat(Role::Reader),
]);

const READ_UNPUBLISHED: Rule = Rule::Any(&[WRITER, Rule::All(&[Rule::Submitted, STAFF]), Rule::System]);

/// A use is between two offices, the one that uses and the one that made it; they see all of it, whatever became of the
/// resource.
const BETWEEN_OFFICES: Rule =
    Rule::Any(&[Rule::Seat(Role::Reader), Rule::About(&Rule::Seat(Role::Reader)), Rule::System]);

/// Who keeps a collection: its department, or the departments of the group whose own it is, or for the Alliance's own its
/// curators. They never edit anybody else's.
const KEEPS_COLLECTION: Rule = Rule::Any(&[WRITER, GROUPS_WRITER, ALLIANCES_OWN, Rule::System]);

const GROUPS_WRITER: Rule = Rule::All(&[Rule::OfGroup, Rule::SameGroup(Role::Contributor)]);

const GROUPS_PUBLISHER: Rule = Rule::All(&[Rule::OfGroup, Rule::SameGroup(Role::Publisher)]);

const ALLIANCES_OWN: Rule = Rule::All(&[Rule::OfAlliance, Rule::Staff(AllianceRole::Curator)]);

/// Curators read what a department asks to show further than it may by itself, and what the Alliance said something to.
const BEFORE_CURATORS: Rule = Rule::All(&[Rule::Submitted, Rule::Staff(AllianceRole::Curator)]);

const READ_COLLECTION: Rule =
    Rule::Any(&[Rule::All(&[Rule::Published, WITHIN_REACH]), KEEPS_COLLECTION, BEFORE_CURATORS]);

/// Who gives and takes seats. Staff step in where an office has nobody left who can; each step has a reason in its record.
const KEEPS_PEOPLE: Rule = Rule::Any(&[STEWARD, ADMINISTRATOR, Rule::System]);

/// The rule for an action on a noun. A pair that is not written here is granted to nobody.
pub const fn policy(action: Action, noun: Noun) -> &'static Rule {
    match (action, noun) {
        (Action::Read, Noun::Department) => &Rule::EVERYBODY,
        (Action::Contribute, Noun::Department) => &Rule::Any(&[WRITER, Rule::System]),
        (Action::Join, Noun::Department) => &Rule::SignedIn,
        (Action::ReadPeople, Noun::Department) => {
            &Rule::Any(&[Rule::Seat(Role::Reader), STAFF, Rule::System])
        }
        (Action::ManagePeople, Noun::Department) => &KEEPS_PEOPLE,
        (Action::EditProfile, Noun::Department) => {
            &Rule::Any(&[Rule::Seat(Role::Publisher), ADMINISTRATOR, Rule::System])
        }
        (Action::RegisterDomain, Noun::Department) => &Rule::Any(&[ADMINISTRATOR, Rule::System]),
        (Action::ReadRecord, Noun::Department) => &Rule::Any(&[STEWARD, STAFF, Rule::System]),

        (Action::Read, Noun::Person) => &Rule::Any(&[Rule::Member, Rule::System, Rule::Owner]),
        (Action::Edit, Noun::Person) => &Rule::Any(&[Rule::Owner, Rule::System]),
        (Action::ManagePeople, Noun::Person) => &Rule::Any(&[ADMINISTRATOR, Rule::System]),

        (Action::Read, Noun::Seat) => {
            &Rule::Any(&[Rule::Seat(Role::Reader), Rule::Owner, STAFF, Rule::System])
        }
        (Action::Manage, Noun::Seat) => &KEEPS_PEOPLE,
        (Action::Leave, Noun::Seat) => &Rule::Owner,

        (Action::Read, Noun::JoinRequest) => &Rule::Any(&[Rule::Owner, KEEPS_PEOPLE]),
        (Action::Decide, Noun::JoinRequest) => &KEEPS_PEOPLE,
        (Action::Withdraw, Noun::JoinRequest) => &Rule::Owner,

        (Action::Read | Action::Manage, Noun::Invitation) => &KEEPS_PEOPLE,

        (Action::Read, Noun::Group) => &Rule::Any(&[Rule::Member, Rule::System]),
        (Action::Create, Noun::Group) => &Rule::Any(&[Rule::Staff(AllianceRole::Curator), Rule::System]),
        (Action::Manage, Noun::Group) => {
            &Rule::Any(&[STEWARD, Rule::Staff(AllianceRole::Curator), Rule::System])
        }

        (Action::Read, Noun::Resource) => &READ_RESOURCE,
        (Action::ReadUnpublished, Noun::Resource) => &READ_UNPUBLISHED,
        (Action::Edit | Action::Submit, Noun::Resource) => &Rule::Any(&[WRITER, Rule::System]),
        (Action::Publish | Action::Withdraw, Noun::Resource) => &PUBLISHER,
        (Action::Moderate, Noun::Resource) => &Rule::Any(&[
            Rule::All(&[STAFF, Rule::Any(&[Rule::Submitted, Rule::Published]), READ_RESOURCE]),
            Rule::System,
        ]),

        (Action::Flag, Noun::Resource) => &Rule::All(&[Rule::Published, READ_RESOURCE, Rule::Member]),
        (Action::Flag, Noun::Collection) => &Rule::All(&[Rule::Published, READ_COLLECTION, Rule::Member]),

        (Action::Endorse | Action::Feature, Noun::Resource) => {
            &Rule::All(&[Rule::Staff(AllianceRole::Curator), READ_RESOURCE])
        }

        (Action::Read, Noun::Collection) => &READ_COLLECTION,
        (Action::Create | Action::Edit, Noun::Collection) => &KEEPS_COLLECTION,
        (Action::Publish | Action::Withdraw, Noun::Collection) => {
            &Rule::Any(&[PUBLISHER, GROUPS_PUBLISHER, ALLIANCES_OWN])
        }
        (Action::Feature, Noun::Collection) => {
            &Rule::All(&[Rule::Staff(AllianceRole::Curator), READ_COLLECTION])
        }
        (Action::Decide, Noun::Collection) => &BEFORE_CURATORS,
        // The Alliance's own asks nobody, and may be hidden for a grave flag all the same.
        (Action::Moderate, Noun::Collection) => &Rule::All(&[
            Rule::Staff(AllianceRole::Curator),
            Rule::Any(&[Rule::Submitted, Rule::Published, Rule::OfAlliance]),
            READ_COLLECTION,
        ]),

        // Whoever may not read the resource does not learn that it stands there, its collection's keepers included.
        (Action::Read, Noun::CollectionItem) => &Rule::All(&[
            Rule::About(&READ_RESOURCE),
            Rule::Any(&[
                Rule::All(&[Rule::Published, WITHIN_REACH]),
                KEEPS_COLLECTION,
                BEFORE_CURATORS,
                Rule::About(&WRITER),
            ]),
        ]),
        (Action::Create, Noun::CollectionItem) => {
            &Rule::All(&[KEEPS_COLLECTION, Rule::About(&Rule::All(&[Rule::Published, READ_RESOURCE]))])
        }
        (Action::Edit, Noun::CollectionItem) => &Rule::All(&[KEEPS_COLLECTION, Rule::About(&READ_RESOURCE)]),
        // Whoever decides about a collection reads also the words about what its owner has not agreed to yet.
        (Action::Review, Noun::CollectionItem) => &Rule::All(&[BEFORE_CURATORS, Rule::About(&READ_RESOURCE)]),
        (Action::Decide, Noun::CollectionItem) => &Rule::About(&PUBLISHER),
        // The owner may always take its resource out of somebody's collection.
        (Action::Withdraw, Noun::CollectionItem) => &Rule::Any(&[
            Rule::All(&[KEEPS_COLLECTION, Rule::About(&READ_RESOURCE)]),
            Rule::About(&PUBLISHER),
        ]),

        // Who flagged something is nobody's business but theirs and the moderators'.
        (Action::Read, Noun::Flag) => &Rule::Any(&[Rule::Owner, STAFF, Rule::System]),
        (Action::Withdraw, Noun::Flag) => &Rule::Owner,

        // Whoever could read the resource is told what became of it.
        (Action::Read, Noun::Notice) => &Rule::Any(&[WITHIN_REACH, STAFF, Rule::System]),
        (Action::Create, Noun::Notice) => &Rule::Any(&[PUBLISHER, STAFF]),

        (Action::Read | Action::Attach, Noun::Upload) => &Rule::Any(&[Rule::Owner, Rule::System]),

        // What a contributor asks of a publisher is their department's own business, until it goes on to the Alliance.
        (Action::Read, Noun::ReviewRequest) => {
            &Rule::Any(&[WRITER, Rule::All(&[Rule::Submitted, STAFF]), Rule::System])
        }
        (Action::Review | Action::ReadNotes, Noun::ReviewRequest) => &Rule::All(&[Rule::Submitted, STAFF]),
        // Reviewers advise, curators decide.
        (Action::Decide, Noun::ReviewRequest) => {
            &Rule::All(&[Rule::Submitted, Rule::Staff(AllianceRole::Curator)])
        }
        (Action::Comment, Noun::ReviewRequest) => &Rule::Any(&[WRITER, Rule::All(&[Rule::Submitted, STAFF])]),
        (Action::Publish, Noun::ReviewRequest) => &PUBLISHER,
        (Action::Withdraw, Noun::ReviewRequest) => &WRITER,

        // That an office uses something is seen by whoever may read what it uses.
        (Action::Read, Noun::Adoption) => &Rule::Any(&[BETWEEN_OFFICES, Rule::About(&READ_RESOURCE)]),
        (Action::ReadReport, Noun::Adoption) => &BETWEEN_OFFICES,
        (Action::Create, Noun::Adoption) => &Rule::Any(&[
            Rule::All(&[WRITER, Rule::About(&Rule::All(&[Rule::Published, READ_RESOURCE]))]),
            Rule::System,
        ]),
        // Also of a resource that was withdrawn since: the office still has the paper.
        (Action::Manage, Noun::Adoption) => &Rule::Any(&[WRITER, Rule::System]),

        (Action::Read | Action::Manage, Noun::Session | Noun::ApiToken | Noun::SavedSearch) => {
            &Rule::Any(&[Rule::Owner, Rule::System])
        }

        (Action::Read | Action::Manage, Noun::Account) => {
            &Rule::Any(&[Rule::Owner, ADMINISTRATOR, Rule::System])
        }

        (Action::Read, Noun::Concept) => &Rule::EVERYBODY,
        (Action::Create | Action::Manage, Noun::Concept) => {
            &Rule::Any(&[Rule::Staff(AllianceRole::Curator), Rule::System])
        }

        (Action::Read, Noun::Event) => &Rule::Any(&[STEWARD, STAFF, Rule::System]),

        (Action::Read, Noun::SearchLog | Noun::WantedQuery) => &CURATOR,
        (Action::Decide, Noun::SearchLog) => &CURATOR,

        _ => &Rule::NOBODY,
    }
}

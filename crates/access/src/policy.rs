//! The policy: every question "may this viewer do this to that?" is answered by this table.

use commons_kernel::{AllianceRole, Reach, Role};

use crate::{Act, Rule};

/// What is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Noun {
    /// A local election office.
    Department,
    /// Somebody who signs in: their name.
    Person,
    /// A shared thing. Its versions, draft and attachments ask it.
    Resource,
    /// A document that no draft and no version holds yet.
    Upload,
    /// A version asking to be published.
    ReviewRequest,
}

impl Noun {
    /// Every noun of the policy.
    pub const ALL: &'static [Noun] =
        &[Noun::Department, Noun::Person, Noun::Resource, Noun::Upload, Noun::ReviewRequest];
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
    /// Hang it on a draft.
    Attach,
}

const STAFF: Rule = Rule::Staff(AllianceRole::Moderator);
const WRITER: Rule = Rule::Seat(Role::Contributor);

const READ_RESOURCE: Rule = Rule::Any(&[
    Rule::All(&[
        Rule::Published,
        Rule::Any(&[
            Rule::Reaches(Reach::Public),
            Rule::All(&[Rule::Reaches(Reach::Alliance), Rule::Member]),
            Rule::All(&[Rule::Reaches(Reach::State), Rule::SameState]),
            Rule::All(&[Rule::Reaches(Reach::Group), Rule::SameGroup]),
            Rule::Seat(Role::Reader),
        ]),
    ]),
    READ_UNPUBLISHED,
]);

const READ_UNPUBLISHED: Rule = Rule::Any(&[WRITER, Rule::All(&[Rule::Submitted, STAFF]), Rule::System]);

/// The rule for an action on a noun. A pair that is not written here is granted to nobody.
pub const fn policy(action: Action, noun: Noun) -> &'static Rule {
    match (action, noun) {
        (Action::Read, Noun::Department) => &Rule::EVERYBODY,
        (Action::Contribute, Noun::Department) => &Rule::Any(&[WRITER, Rule::System]),

        (Action::Read, Noun::Person) => &Rule::Any(&[Rule::Member, Rule::System, Rule::Owner]),

        (Action::Read, Noun::Resource) => &READ_RESOURCE,
        (Action::ReadUnpublished, Noun::Resource) => &READ_UNPUBLISHED,
        (Action::Edit | Action::Submit, Noun::Resource) => &Rule::Any(&[WRITER, Rule::System]),
        (Action::Publish, Noun::Resource) => &Rule::Any(&[Rule::Seat(Role::Publisher), Rule::System]),

        (Action::Read | Action::Attach, Noun::Upload) => &Rule::Any(&[Rule::Owner, Rule::System]),

        (Action::Read, Noun::ReviewRequest) => &Rule::Any(&[WRITER, STAFF, Rule::System]),
        (Action::Review, Noun::ReviewRequest) => &STAFF,

        _ => &Rule::NOBODY,
    }
}

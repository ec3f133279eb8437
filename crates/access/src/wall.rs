//! The second wall: what the database itself lets happen to a row, whoever wrote the statement. Made of the policy's own
//! rules, so that no statement of a verb that the policy grants is refused, and none reaches into another tenant.

use commons_kernel::AllianceRole;

use crate::{Action, Noun, Rule, policy};

/// The wall around a noun's rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wall {
    /// Which rows exist for the caller.
    pub see: Rule,
    /// Which rows they may add.
    pub add: Rule,
    /// Which rows they may change.
    pub change: Rule,
    /// What a changed row may have become.
    pub becomes: Rule,
    /// Which rows they may remove.
    pub remove: Rule,
}

const fn rule(action: Action, noun: Noun) -> Rule {
    *policy(action, noun)
}

const READ_EVENT: Rule = rule(Action::Read, Noun::Event);
const READ_SEAT: Rule = rule(Action::Read, Noun::Seat);
const KEEP_SEAT: Rule = rule(Action::Manage, Noun::Seat);
const WRITE: Rule = rule(Action::Edit, Noun::Resource);
const REVIEW: Rule = rule(Action::Review, Noun::ReviewRequest);
const OWN: Rule = rule(Action::Manage, Noun::Session);

/// The wall around the rows of a noun.
pub const fn wall(noun: Noun) -> Wall {
    let see = rule(Action::Read, noun);
    let closed =
        Wall { see, add: Rule::System, change: Rule::System, becomes: Rule::System, remove: Rule::System };
    match noun {
        Noun::Department => {
            const EDIT: Rule = rule(Action::EditProfile, Noun::Department);
            Wall { change: EDIT, becomes: EDIT, ..closed }
        }
        Noun::Person => {
            const CHANGE: Rule =
                Rule::Any(&[rule(Action::Edit, Noun::Person), rule(Action::ManagePeople, Noun::Person)]);
            Wall { change: CHANGE, becomes: CHANGE, ..closed }
        }
        Noun::Seat => {
            const CHANGE: Rule = Rule::Any(&[KEEP_SEAT, rule(Action::Leave, Noun::Seat)]);
            // Who leaves a seat is not its owner any more, but still of its department for this transaction.
            Wall { add: KEEP_SEAT, change: CHANGE, becomes: READ_SEAT, remove: KEEP_SEAT, see }
        }
        Noun::JoinRequest => {
            const CHANGE: Rule = Rule::Any(&[
                rule(Action::Decide, Noun::JoinRequest),
                rule(Action::Withdraw, Noun::JoinRequest),
            ]);
            Wall { add: CHANGE, change: CHANGE, becomes: CHANGE, ..closed }
        }
        Noun::Invitation => Wall { add: KEEP_SEAT, change: KEEP_SEAT, becomes: KEEP_SEAT, ..closed },
        Noun::Group => {
            const KEEP: Rule = rule(Action::Manage, Noun::Group);
            Wall { add: rule(Action::Create, Noun::Group), change: KEEP, becomes: KEEP, remove: KEEP, see }
        }
        Noun::Resource => {
            // Staff decide about what is before them, and take down what is published.
            const CHANGE: Rule = Rule::Any(&[WRITE, rule(Action::Moderate, Noun::Resource)]);
            // A decision takes the resource off the reviewers' table.
            const BECOME: Rule = Rule::Any(&[WRITE, Rule::Staff(AllianceRole::Moderator)]);
            Wall { add: WRITE, change: CHANGE, becomes: BECOME, ..closed }
        }
        Noun::Upload => {
            const ADD: Rule = Rule::All(&[rule(Action::Contribute, Noun::Department), OWN]);
            // A draft that takes a document in takes it from its owner, and gives it to a writer when it lets it go.
            const CHANGE: Rule =
                Rule::Any(&[rule(Action::Attach, Noun::Upload), rule(Action::Contribute, Noun::Department)]);
            Wall {
                add: ADD,
                change: CHANGE,
                becomes: CHANGE,
                remove: rule(Action::Attach, Noun::Upload),
                see,
            }
        }
        Noun::ReviewRequest => {
            const CHANGE: Rule = Rule::Any(&[WRITE, REVIEW]);
            Wall { add: WRITE, change: CHANGE, becomes: CHANGE, ..closed }
        }
        Noun::Adoption => {
            const MANAGE: Rule = rule(Action::Manage, Noun::Adoption);
            Wall { add: rule(Action::Create, Noun::Adoption), change: MANAGE, becomes: MANAGE, ..closed }
        }
        Noun::Session | Noun::ApiToken | Noun::SavedSearch => {
            Wall { add: OWN, change: OWN, becomes: OWN, remove: OWN, see }
        }
        Noun::Account => Wall { add: OWN, remove: rule(Action::Manage, Noun::Account), ..closed },
        Noun::Concept => {
            const KEEP: Rule = rule(Action::Manage, Noun::Concept);
            Wall { add: rule(Action::Create, Noun::Concept), change: KEEP, becomes: KEEP, ..closed }
        }
        Noun::Notice => {
            const TELL: Rule = rule(Action::Create, Noun::Notice);
            Wall { add: TELL, change: TELL, becomes: TELL, remove: TELL, see }
        }
        Noun::Collection => {
            const KEEP: Rule = rule(Action::Edit, Noun::Collection);
            // Curators decide about what is before them, and take down what is published.
            const CHANGE: Rule = Rule::Any(&[
                KEEP,
                rule(Action::Decide, Noun::Collection),
                rule(Action::Moderate, Noun::Collection),
            ]);
            const BECOME: Rule = Rule::Any(&[KEEP, Rule::Staff(AllianceRole::Curator)]);
            Wall { add: rule(Action::Create, Noun::Collection), change: CHANGE, becomes: BECOME, ..closed }
        }
        Noun::CollectionItem => {
            const CHANGE: Rule = Rule::Any(&[
                rule(Action::Edit, Noun::CollectionItem),
                rule(Action::Decide, Noun::CollectionItem),
            ]);
            Wall {
                add: rule(Action::Create, Noun::CollectionItem),
                change: CHANGE,
                becomes: CHANGE,
                remove: rule(Action::Withdraw, Noun::CollectionItem),
                see,
            }
        }
        Noun::SearchLog | Noun::Flag => closed,
        Noun::WantedQuery => {
            const DECIDE: Rule = rule(Action::Decide, Noun::SearchLog);
            Wall { add: DECIDE, change: DECIDE, becomes: DECIDE, ..closed }
        }
        // Whoever does something may have it recorded; nobody changes what stands there.
        Noun::Event => Wall {
            see: READ_EVENT,
            add: Rule::EVERYBODY,
            change: Rule::NOBODY,
            becomes: Rule::NOBODY,
            remove: Rule::NOBODY,
        },
    }
}

//! Collections: resources put together by a department, by the departments of a group or by the Alliance, in order and with words between them.
//!
//! Invariants: another department's resource stands in one only once that department has said yes, and its owner may take it out
//! at any time, which stands for a while; beyond its department's own reach a collection stands once the Alliance has read it;
//! whoever may not read a resource does not learn that it stands there, neither by a row nor by a count.

mod add_item;
mod answer_invitation;
mod ask;
mod change_item;
mod create;
mod decide;
mod list;
mod moderate;
mod order;
mod publish;
mod refusal;
mod remove_item;
mod save;
mod words;

pub use add_item::{AddOutcome, add_to_collection, may_collect};
pub use answer_invitation::{InvitationAnswer, answer_invitation};
pub use ask::{flagged, hidden, is_given, wanted_reach};
pub use change_item::change_item;
pub use create::{Keeper, create_collection};
pub use decide::{CollectionAnswer, decide_collection, stands_apart};
pub use list::{
    BeforeAlliance, CollectionFilter, Whose, collections, collections_before_alliance, collections_with,
    invitations, item_counts, items_of, places,
};
pub use moderate::{
    HIDDEN_WHILE_CHECKED, TakenDown, is_taken_down, put_back_collection, take_down_collection,
};
pub use order::order_collection;
pub use publish::{publish_collection, withdraw_collection};
pub use refusal::stands_until;
pub use remove_item::remove_item;
pub use save::{CollectionOutcome, save_collection};
pub use words::CollectionChanges;

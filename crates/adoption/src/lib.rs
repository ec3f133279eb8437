//! Adoptions: a department uses a version of what another department made, and tells what came of it.
//!
//! Invariants: a department uses a resource once at a time; what it retired stays as it was; who may know more of a use than
//! that it is there is asked of the adoption itself.

mod adopt;
mod change_adoption;
mod lists;
mod report;
mod usable_version;

pub use adopt::{AdoptOutcome, NewAdoption, adopt, may_adopt};
pub use change_adoption::{AdoptionChanges, ChangeOutcome, change_adoption};
pub use lists::{LIVING, Parent, adopted_by, adoptions_of, own_adoptions};
pub use report::reports;

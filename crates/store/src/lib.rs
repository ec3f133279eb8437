//! How a query begins: the pool, transactions, visible rows, cursor pages and the event feed.
//!
//! Invariants: every select of the house begins here; a guarded table is read through [`visible`] or [`fetch`] alone;
//! nothing here knows what a noun means.

mod connect;
mod fault;
pub mod feed;
mod page;
mod pages;
mod reading;
mod visible;
mod wall;

pub use connect::{Options, Store, Tx, owner};
pub use fault::fault;
pub use feed::{Event, record};
pub use page::{Order, page};
pub use pages::{counts, pages};
pub use reading::Reading;
pub use visible::{children, fetch, fetch_for_update, under, visible};
pub use wall::{ROLE, print_wall};

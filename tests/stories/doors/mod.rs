//! Stories at the door: forged requests, malformed ids and pages, limits, and what a list costs.

mod ids;
mod limits;
mod session;
mod statements;
mod token;

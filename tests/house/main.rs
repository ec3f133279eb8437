//! The rules of the house: what must hold whatever a verb does.

mod catalogue;
mod doors;
mod edges;
mod fresh;
mod leaks;
mod policy;
mod probes;
mod tidy;
mod wall;

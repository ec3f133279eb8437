//! The record: what happened is written down, read by those it concerns, and rewritten by nobody unseen.

mod chain;
mod collections;
mod deeds;
mod every_verb;
mod export;
mod reading;
mod reviews;

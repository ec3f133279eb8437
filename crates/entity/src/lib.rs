//! One file per table: columns and relations, no queries and no behaviour.
//!
//! Invariants: nothing here selects, nothing here decides; a row that has rights of its own says its facts in `guarded`.

mod guarded;
mod ward;
mod word;

pub mod account;
pub mod adoption;
pub mod adoption_report;
pub mod alliance_value;
pub mod api_token;
pub mod attachment;
pub mod attachment_download;
pub mod attachment_finding;
pub mod attachment_page;
pub mod attachment_text;
pub mod collection;
pub mod collection_item;
pub mod concept;
pub mod concept_label;
pub mod department;
pub mod department_domain;
pub mod department_group;
pub mod department_group_member;
pub mod draft;
pub mod draft_attachment;
pub mod endorsement;
pub mod endorsement_mark;
pub mod event;
pub mod featured;
pub mod feed_cursor;
pub mod flag;
pub mod invitation;
pub mod job;
pub mod join_request;
pub mod link_check;
pub mod office_profile;
pub mod person;
pub mod resource;
pub mod resource_notice;
pub mod review_decision;
pub mod review_entry;
pub mod review_request;
pub mod saved_search;
pub mod saved_search_match;
pub mod search_asker;
pub mod search_key;
pub mod search_log;
pub mod search_week;
pub mod seat;
pub mod session;
pub mod sign_in_attempt;
pub mod standard;
pub mod version;
pub mod version_attachment;
pub mod wanted_decision;

pub use guarded::{AboutColumns, Child, FactColumns, GuardedEntity};
pub use ward::{Guard, Link, Names, Ward, wards};
pub use word::Word;

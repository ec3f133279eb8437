//! Stories at the door: forged requests, malformed ids, bodies and pages, limits, what is counted and what is logged.

mod collection_page;
mod department_page;
mod errors;
mod headers;
mod ids;
mod introspection;
mod json;
mod limits;
mod log;
mod measure;
mod naughty;
mod overload;
mod painted_pages;
mod public;
mod rates;
mod session;
mod statements;
mod token;
mod version_page;

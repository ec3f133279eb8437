//! The full-text index: analysers, documents, queries and the access filter.

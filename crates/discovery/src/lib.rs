//! Searching in the product's words: thesaurus, index reader, search.

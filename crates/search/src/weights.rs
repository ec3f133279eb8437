//! Every weight of the ranking, in one place. Chosen with `make relevance`.

/// A word found in title, summary or body (BM25 over the three as one text).
pub const TEXT: f32 = 1.0;
/// The same word found in the title or the topics, on top.
pub const TITLE: f32 = 1.5;
/// A word found in an attachment.
pub const FILES: f32 = 0.7;

/// A phrase of two neighbouring words of the query, on top of the words.
pub const NEIGHBOURS: f32 = 0.3;
/// A phrase from another label of the same concept, against the words as typed.
pub const EXPANSION: f32 = 0.8;
/// The same from the label of a narrower concept.
pub const NARROWER: f32 = 0.4;
/// What an expansion adds to a document that has the words as typed already.
pub const EXPANSION_BESIDE_EXACT: f32 = 0.1;
/// A word that formal texts use for an everyday word of the query.
pub const PLAIN: f32 = 0.7;
/// Added for each concept of the query that the document has in the reader's own words.
pub const TIER: f32 = 2.0;
/// Added when the whole query is a label and the document has it just so: larger than any sum of the others, so that an
/// exact match always ranks above an expanded one.
pub const STRICT: f32 = 1000.0;
/// Two words of the query written as one, or one as two.
pub const JOINED: f32 = 0.9;
/// A word at one edit from a word that was not found.
pub const FUZZY_ONE: f32 = 0.7;
/// A word at two edits.
pub const FUZZY_TWO: f32 = 0.35;
/// At most so many words stand in for one that was not found.
pub const FUZZY_WORDS: usize = 8;

/// A document with less of the query (by the weight of its words) is no hit.
pub const LEAST_COVERAGE: f32 = 0.2;
/// When so many visible documents have every word of a query, no other is a hit.
pub const ENOUGH: u64 = 50;

/// A document from the reader's own state.
pub const HOME_STATE: f32 = 1.05;
/// A document that says it applies to one of the reader's states.
pub const APPLIES_HERE: f32 = 1.05;
/// A document that names other states alone.
pub const APPLIES_ELSEWHERE: f32 = 0.85;
/// A document that the Alliance reviewed.
pub const REVIEWED: f32 = 1.05;
/// What a document of today gets on top, and in how many years that is half as much.
pub const FRESH: f32 = 0.05;
/// See [`FRESH`].
pub const FRESH_YEARS: f32 = 2.0;
/// For each adoption, by the logarithm of their number; and how much that is at most.
pub const ADOPTED: f32 = 0.03;
/// See [`ADOPTED`].
pub const ADOPTED_MOST: f32 = 0.15;
/// What offices like the reader's add, when their likeness sums up to [`ALIKE_FULL`].
pub const ALIKE: f32 = 0.1;
/// See [`ALIKE`].
pub const ALIKE_FULL: f32 = 3.0;
/// So many of the words that tell most of a text are looked for in others, to find those like it.
pub const SIMILAR_WORDS: usize = 20;

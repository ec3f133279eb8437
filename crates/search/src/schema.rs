//! The fields of the index.

use tantivy::schema::{
    FAST, Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};

use crate::analyser::Tongue;

/// Changes whenever a field or an analyser does: an index of another version is built anew.
pub const VERSION: u32 = 3;

/// The fields of one language.
#[derive(Clone, Copy, Debug)]
pub struct TongueFields {
    pub tongue: Tongue,
    /// Title, summary and body together: one length, one statistic.
    pub text: Field,
    /// The title and the topics again, to weigh them more.
    pub title: Field,
    /// The texts of the attachments, whose length must not weigh on the body.
    pub files: Field,
}

/// Every field by name. Those that are columns are read by name in [`crate::table`].
#[derive(Clone, Debug)]
pub struct Fields {
    pub id: Field,
    pub id_high: Field,
    pub id_low: Field,
    /// The version whose texts these are.
    pub version_high: Field,
    pub version_low: Field,
    pub department: Field,
    pub group: Field,
    pub state: Field,
    pub owner: Field,
    pub reach: Field,
    pub published: Field,
    pub submitted: Field,
    pub published_at: Field,
    pub reviewed: Field,
    /// Which tongue a document is in.
    pub tongue: Field,
    /// The states that it says it applies to, as bits.
    pub applies_in: Field,
    pub adoptions: Field,
    /// The signs of those who adopted it.
    pub adopters: Field,
    /// One for each name in [`crate::FACETS`], in that order.
    pub facets: Vec<Field>,
    pub tongues: [TongueFields; 2],
    /// Title words as typed, for suggestions.
    pub title_words: Field,
    pub stored_title: Field,
    pub stored_summary: Field,
    pub stored_body: Field,
    pub stored_file_name: Field,
    pub stored_file_text: Field,
}

/// The schema and its fields.
pub fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let id = builder.add_text_field("id", STRING | STORED);
    let mut number = |name: &str| builder.add_u64_field(name, FAST);
    let (id_high, id_low) = (number("id_high"), number("id_low"));
    let (version_high, version_low) = (number("version_high"), number("version_low"));
    let (published, submitted, reviewed) = (number("published"), number("submitted"), number("reviewed"));
    let (tongue, applies_in) = (number("tongue"), number("applies_in"));
    let (adoptions, adopters) = (number("adoptions"), number("adopters"));
    let published_at = builder.add_i64_field("published_at", FAST);
    let fast = TextOptions::default().set_fast("raw");
    let mut fact = |name: &str| builder.add_text_field(&format!("fact_{name}"), fast.clone());
    let (department, group, state) = (fact("department"), fact("group"), fact("state"));
    let (owner, reach) = (fact("owner"), fact("reach"));
    let facets = crate::FACETS
        .iter()
        .map(|name| builder.add_text_field(&format!("facet_{name}"), fast.clone()))
        .collect();
    let tongues = Tongue::ALL.map(|tongue| {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(tongue.name())
            .set_index_option(IndexRecordOption::WithFreqsAndPositions);
        let options = TextOptions::default().set_indexing_options(indexing);
        let mut field =
            |name: &str| builder.add_text_field(&format!("{name}_{}", tongue.name()), options.clone());
        TongueFields { tongue, text: field("text"), title: field("title"), files: field("files") }
    });
    let title_words = builder.add_text_field("title_words", STRING);
    let mut stored = |name: &str| builder.add_text_field(name, TextOptions::default().set_stored());
    let (stored_title, stored_summary, stored_body) = (stored("title"), stored("summary"), stored("body"));
    let (stored_file_name, stored_file_text) = (stored("file_name"), stored("file_text"));
    let fields = Fields {
        id,
        id_high,
        id_low,
        version_high,
        version_low,
        department,
        group,
        state,
        owner,
        reach,
        published,
        submitted,
        published_at,
        reviewed,
        tongue,
        applies_in,
        adoptions,
        adopters,
        facets,
        tongues,
        title_words,
        stored_title,
        stored_summary,
        stored_body,
        stored_file_name,
        stored_file_text,
    };
    (builder.build(), fields)
}

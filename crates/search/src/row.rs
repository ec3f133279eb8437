//! A document as a row of the index.

use tantivy::TantivyDocument;

use crate::{
    Document,
    analyser::Tongue,
    facets::micros,
    filter::{YES, written},
    schema::Fields,
};

/// Every field of a document.
pub fn row(at: &Fields, from: &Document) -> TantivyDocument {
    let mut row = TantivyDocument::new();
    let (high, low) = from.id.uuid().as_u64_pair();
    row.add_text(at.id, written(from.id.uuid()));
    row.add_u64(at.id_high, high);
    row.add_u64(at.id_low, low);
    let facts = &from.facts;
    let ids = [
        (at.department, facts.department.map(|id| id.uuid())),
        (at.group, facts.group.map(|id| id.uuid())),
        (at.owner, facts.owner.map(|id| id.uuid())),
    ];
    for (field, id) in ids {
        if let Some(id) = id {
            row.add_text(field, written(id));
        }
    }
    if let Some(state) = facts.state {
        row.add_text(at.state, state.as_str());
    }
    if let Some(reach) = facts.reach {
        row.add_text(at.reach, reach.as_str());
    }
    for (field, fact) in [(at.published, facts.published), (at.submitted, facts.submitted)] {
        if fact {
            row.add_text(field, YES);
        }
    }
    row.add_i64(at.published_at, micros(from.published_at));
    row.add_u64(at.reviewed, u64::from(from.reviewed));

    let mut states = from.applies_in.clone();
    states.push(from.state);
    states.sort_unstable();
    states.dedup();
    let facets: [Vec<String>; crate::FACETS.len()] = [
        vec![from.kind.to_string()],
        states.iter().map(ToString::to_string).collect(),
        from.values.clone(),
        from.standards.clone(),
        from.topics.clone(),
        vec![from.language.clone()],
        from.size.iter().map(ToString::to_string).collect(),
        vec![written(from.department.uuid())],
    ];
    for (field, mut values) in at.facets.iter().zip(facets) {
        values.sort_unstable();
        values.dedup();
        values.iter().for_each(|value| row.add_text(*field, value));
    }

    let tongue = Tongue::of(&from.language);
    row.add_text(at.census, tongue.name());
    if !from.files.is_empty() {
        row.add_text(at.census, format!("{} files", tongue.name()));
    }
    if let Some(fields) = at.tongues.iter().find(|fields| fields.tongue == tongue) {
        [&from.title, &from.summary, &from.body].into_iter().for_each(|text| row.add_text(fields.text, text));
        row.add_text(fields.title, &from.title);
        from.topics.iter().for_each(|topic| row.add_text(fields.title, topic));
        from.topics.iter().for_each(|topic| row.add_text(fields.text, topic));
        for file in &from.files {
            row.add_text(fields.files, &file.filename);
            row.add_text(fields.files, &file.text);
        }
    }
    crate::folded_words(&from.title).iter().for_each(|word| row.add_text(at.title_words, word));
    row.add_text(at.stored_tongue, tongue.name());
    row.add_text(at.stored_title, &from.title);
    row.add_text(at.stored_summary, &from.summary);
    row.add_text(at.stored_body, &from.body);
    for file in &from.files {
        row.add_text(at.stored_file_name, &file.filename);
        row.add_text(at.stored_file_text, &file.text);
    }
    row
}

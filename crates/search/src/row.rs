//! A document as a row of the index.

use tantivy::TantivyDocument;

use uuid::Uuid;

use crate::{Document, alike::Sign, analyser::Tongue, facets::micros, schema::Fields, table::bits};

/// How a label that has no other word for yes is written.
pub const YES: &str = "yes";

/// An id as the index writes it.
pub fn written(id: Uuid) -> String {
    id.simple().to_string()
}

/// Every field of a document.
pub fn row(at: &Fields, from: &Document) -> TantivyDocument {
    let mut row = TantivyDocument::new();
    let (high, low) = from.id.uuid().as_u64_pair();
    row.add_text(at.id, written(from.id.uuid()));
    row.add_u64(at.id_high, high);
    row.add_u64(at.id_low, low);
    let (high, low) = from.version.uuid().as_u64_pair();
    row.add_u64(at.version_high, high);
    row.add_u64(at.version_low, low);
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
    for (field, fact) in
        [(at.published, facts.published), (at.submitted, facts.submitted), (at.reviewed, from.reviewed)]
    {
        row.add_u64(field, u64::from(fact));
    }
    row.add_i64(at.published_at, micros(from.published_at));
    row.add_u64(at.applies_in, bits(&from.applies_in));
    row.add_u64(at.adoptions, u64::from(from.adoptions));
    from.adopters.iter().for_each(|office| row.add_u64(at.adopters, Sign::of(office).0));

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
        from.files.iter().filter_map(|file| format(&file.filename)).collect(),
        from.reviewed.then(|| YES.to_owned()).into_iter().collect(),
    ];
    for (field, mut values) in at.facets.iter().zip(facets) {
        values.sort_unstable();
        values.dedup();
        values.iter().for_each(|value| row.add_text(*field, value));
    }

    let tongue = Tongue::of(&from.language);
    row.add_u64(at.tongue, tongue as u64);
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
    row.add_text(at.stored_title, &from.title);
    row.add_text(at.stored_summary, &from.summary);
    row.add_text(at.stored_body, &from.body);
    for file in &from.files {
        row.add_text(at.stored_file_name, &file.filename);
        row.add_text(at.stored_file_text, &file.text);
    }
    row
}

/// The format of a document, as the end of its name says it and its upload has checked.
fn format(filename: &str) -> Option<String> {
    let (_, ending) = filename.rsplit_once('.')?;
    let ending = ending.to_ascii_lowercase();
    Some(match ending.as_str() {
        "htm" => "html".into(),
        "jpeg" => "jpg".into(),
        _ => ending,
    })
}

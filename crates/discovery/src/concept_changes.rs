//! What a save or an end changed in a concept, for the record: the same fields before and after.

use serde_json::{Map, Value, json};

use crate::concepts::{Concept, Label};

/// `from` and `to` with the fields that differ; a new concept has all of them in `to`.
pub(crate) fn changes(before: Option<&Concept>, after: &Concept) -> Value {
    let (mut from, mut to) = (Map::new(), Map::new());
    let fields = |concept: &Concept| {
        [
            ("preferred", json!(concept.preferred)),
            ("category", json!(concept.category)),
            ("broader", json!(concept.broader)),
            ("narrower", json!(concept.narrower)),
            ("related", json!(concept.related)),
        ]
    };
    let old = before.map(fields);
    for (n, (name, new)) in fields(after).into_iter().enumerate() {
        match &old {
            Some(old) if old[n].1 == new => {}
            Some(old) => {
                from.insert(name.into(), old[n].1.clone());
                to.insert(name.into(), new);
            }
            None => {
                to.insert(name.into(), new);
            }
        }
    }
    json!({ "from": from, "to": to })
}

/// A label in the record, for people to read: `election judge (state, IL, checked, MOID)`.
pub(crate) fn short(label: &Label) -> String {
    let mut more = vec![label.kind.as_str()];
    more.extend(label.state.map(|state| state.as_str()));
    more.extend(label.checked.then_some("checked"));
    more.extend(label.source.as_deref());
    format!("{} ({})", label.text, more.join(", "))
}

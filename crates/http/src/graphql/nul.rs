//! The one character that no text here can hold: NUL, which PostgreSQL does not store. Whoever writes it is told, since
//! a text that is kept must come back byte for byte.

use async_graphql::{
    Value, Variables,
    parser::types::{ExecutableDocument, Selection, SelectionSet},
};

use super::refusal::Refusal;

/// Refuses a mutation that holds NUL in a variable or in a text of its own.
///
/// # Errors
/// Names the place.
pub(crate) fn refuse_nul(document: &ExecutableDocument, variables: &Variables) -> Result<(), Refusal> {
    for (name, value) in &**variables {
        let mut path = name.to_string();
        if holds(value, &mut path) {
            return Err(refusal(&path));
        }
    }
    let sets = document.operations.iter().map(|(_, operation)| &operation.node.selection_set);
    let sets = sets.chain(document.fragments.values().map(|fragment| &fragment.node.selection_set));
    for set in sets {
        look(&set.node)?;
    }
    Ok(())
}

fn look(set: &SelectionSet) -> Result<(), Refusal> {
    for item in &set.items {
        match &item.node {
            Selection::Field(field) => {
                for (name, value) in &field.node.arguments {
                    let mut path = name.node.to_string();
                    // The variables in it were looked at before.
                    let literal = value.node.clone().into_const_with(|_variable| Ok::<_, ()>(Value::Null));
                    if literal.is_ok_and(|literal| holds(&literal, &mut path)) {
                        return Err(refusal(&path));
                    }
                }
                look(&field.node.selection_set.node)?;
            }
            Selection::InlineFragment(inline) => look(&inline.node.selection_set.node)?,
            Selection::FragmentSpread(_) => {}
        }
    }
    Ok(())
}

/// Whether a value holds NUL; the path then leads to it.
fn holds(value: &Value, path: &mut String) -> bool {
    let length = path.len();
    let found = match value {
        Value::String(text) => return text.contains('\0'),
        Value::List(items) => items.iter().any(|item| holds(item, path)),
        Value::Object(fields) => fields.iter().any(|(name, value)| {
            path.truncate(length);
            path.push('.');
            path.push_str(name);
            name.contains('\0') || holds(value, path)
        }),
        _ => false,
    };
    if !found {
        path.truncate(length);
    }
    found
}

fn refusal(path: &str) -> Refusal {
    let path = path.replace('\0', "");
    Refusal::bad_input(format!(
        "{path} holds the character NUL (U+0000), which cannot be stored; take it out"
    ))
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::parse_query;
    use serde_json::json;

    use super::*;

    fn refused(document: &str, variables: serde_json::Value) -> Option<String> {
        let document = parse_query(document).unwrap();
        refuse_nul(&document, &Variables::from_json(variables)).err().map(|refusal| refusal.message)
    }

    #[test]
    fn nul_is_found_wherever_it_stands() {
        let plain = "mutation M($input: I!) { a(input: $input) { id } }";
        assert_eq!(
            refused(plain, json!({ "input": { "title": "a\u{1}b", "topics": ["x", "\u{feff}"] } })),
            None
        );
        let told =
            refused(plain, json!({ "input": { "good": { "x": "y" }, "topics": ["x", "a\0"] } })).unwrap();
        assert!(told.starts_with("input.topics holds the character NUL"), "{told}");
        assert!(refused(plain, json!({ "input": { "a\0": 1 } })).is_some());
        let literal = "mutation { a(input: { title: \"x\\u0000\" }) { id } }";
        assert!(refused(literal, json!({})).unwrap().starts_with("input.title holds"));
        let in_fragment =
            "mutation { ...F } fragment F on Mutation { a(input: { title: \"\\u0000\" }) { id } }";
        assert!(refused(in_fragment, json!({})).is_some());
    }
}

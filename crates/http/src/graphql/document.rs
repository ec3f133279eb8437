//! A look at a GraphQL document: before it is parsed, whether parsing is cheap; after, what it asks for.

use async_graphql::{
    Name, Positioned, Value, Variables,
    parser::types::{
        DocumentOperations, ExecutableDocument, OperationDefinition, OperationType, Selection, SelectionSet,
    },
};

use super::refusal::Refusal;
use crate::Limits;

/// Braces, brackets and parentheses inside each other. The parser calls itself for each level, so the depth is bounded
/// before it starts; the schema's own limit on depth is far lower.
const NESTING: usize = 64;

/// Whether the document is small enough to be parsed.
pub(crate) fn measure(document: &str, limits: &Limits) -> Result<(), Refusal> {
    if document.len() > limits.document_bytes {
        return Err(Refusal::too_large(format!(
            "the document has {} bytes; {} are allowed: ask for less at once",
            document.len(),
            limits.document_bytes
        )));
    }
    let (mut tokens, mut nesting) = (0, 0_usize);
    let mut rest = document.as_bytes();
    while let Some((token, after)) = next_token(rest) {
        rest = after;
        match token {
            Token::Nothing => continue,
            Token::Opens => nesting += 1,
            Token::Closes => nesting = nesting.saturating_sub(1),
            Token::Other => {}
        }
        tokens += 1;
        if tokens > limits.document_tokens {
            return Err(Refusal::too_large(format!(
                "the document has more than {} tokens: ask for less at once",
                limits.document_tokens
            )));
        }
        if nesting > NESTING {
            return Err(Refusal::too_large(format!(
                "the document is nested more than {NESTING} levels deep"
            )));
        }
    }
    Ok(())
}

enum Token {
    Nothing,
    Opens,
    Closes,
    Other,
}

/// One token of the language (GraphQL, section 2.1), without judging whether it is a good one.
fn next_token(text: &[u8]) -> Option<(Token, &[u8])> {
    let length = |matches: fn(u8) -> bool| text.iter().position(|byte| !matches(*byte)).unwrap_or(text.len());
    let (token, taken) = match text.first()? {
        b'#' => (Token::Nothing, text.iter().position(|byte| *byte == b'\n').unwrap_or(text.len())),
        b'{' | b'(' | b'[' => (Token::Opens, 1),
        b'}' | b')' | b']' => (Token::Closes, 1),
        b'"' if text.starts_with(b"\"\"\"") => (Token::Other, string(text, b"\"\"\"")),
        b'"' => (Token::Other, string(text, b"\"")),
        b'.' => (Token::Other, length(|byte| byte == b'.')),
        byte if word(*byte) => (Token::Other, length(word)),
        byte if byte.is_ascii_whitespace() || *byte == b',' => {
            (Token::Nothing, length(|byte| byte.is_ascii_whitespace() || byte == b','))
        }
        _ => (Token::Other, 1),
    };
    Some((token, &text[taken..]))
}

fn word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'
}

/// The length of a string with its quotes; one that does not end reaches to the end.
fn string(text: &[u8], quotes: &[u8]) -> usize {
    let mut at = quotes.len();
    while at < text.len() {
        match text[at] {
            b'\\' => at += 2,
            _ if text[at..].starts_with(quotes) => return at + quotes.len(),
            b'\n' if quotes.len() == 1 => return at,
            _ => at += 1,
        }
    }
    text.len()
}

/// What a request asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asks {
    /// To read.
    Query,
    /// To change something.
    Mutation,
}

/// What the chosen operation asks for, once its aliases and variables are in order.
pub(crate) fn examine(
    document: &ExecutableDocument,
    operation_name: Option<&str>,
    variables: &Variables,
    limits: &Limits,
) -> Result<Asks, Refusal> {
    let sets = document.operations.iter().map(|(_, operation)| &operation.node.selection_set);
    let sets = sets.chain(document.fragments.values().map(|fragment| &fragment.node.selection_set));
    let aliases: usize = sets.map(|set| aliases(&set.node)).sum();
    if aliases > limits.aliases {
        return Err(Refusal::validation(format!(
            "the document has {aliases} aliases; {} are allowed: ask in several requests",
            limits.aliases
        )));
    }
    let Some(operation) = chosen(document, operation_name) else {
        // The schema refuses to choose; until it does, the request counts as the worst that it could be.
        let any =
            document.operations.iter().any(|(_, operation)| operation.node.ty == OperationType::Mutation);
        return Ok(if any { Asks::Mutation } else { Asks::Query });
    };
    check_variables(&operation.node, variables)?;
    Ok(match operation.node.ty {
        OperationType::Mutation => Asks::Mutation,
        OperationType::Query | OperationType::Subscription => Asks::Query,
    })
}

fn aliases(set: &SelectionSet) -> usize {
    set.items
        .iter()
        .map(|item| match &item.node {
            Selection::Field(field) => {
                usize::from(field.node.alias.is_some()) + aliases(&field.node.selection_set.node)
            }
            Selection::InlineFragment(inline) => aliases(&inline.node.selection_set.node),
            Selection::FragmentSpread(_) => 0,
        })
        .sum()
}

/// The operation that the schema will run, by its own way of choosing.
fn chosen<'d>(
    document: &'d ExecutableDocument,
    operation_name: Option<&str>,
) -> Option<&'d Positioned<OperationDefinition>> {
    match (&document.operations, operation_name) {
        (DocumentOperations::Single(operation), None) => Some(operation),
        (DocumentOperations::Single(_), Some(_)) => None,
        (DocumentOperations::Multiple(named), Some(name)) => named.get(&Name::new(name)),
        (DocumentOperations::Multiple(named), None) => named.values().next().filter(|_| named.len() == 1),
    }
}

/// The library looks at a variable only where it is used; the language wants it refused up front (section 6.1.2).
fn check_variables(operation: &OperationDefinition, variables: &Variables) -> Result<(), Refusal> {
    for definition in operation.variable_definitions.iter().map(|definition| &definition.node) {
        let needed = !definition.var_type.node.nullable && definition.default_value.is_none();
        let absent = matches!(variables.get(&definition.name.node), None | Some(Value::Null));
        if needed && absent {
            return Err(Refusal::bad_input(format!(
                "the variable ${} of type {} is missing: send a value for it under variables",
                definition.name.node, definition.var_type.node
            )));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::parse_query;
    use serde_json::json;

    use super::*;

    fn examined(document: &str, name: Option<&str>, variables: serde_json::Value) -> Result<Asks, Refusal> {
        let parsed = parse_query(document).unwrap();
        examine(&parsed, name, &Variables::from_json(variables), &Limits::default())
    }

    #[test]
    fn an_ordinary_document_passes() {
        let document = "query A($q: String!) { search(query: $q, first: -1.5e3) { totalCount } } # {{{{\n";
        assert!(measure(document, &Limits::default()).is_ok());
        assert_eq!(examined(document, None, json!({"q": ""})).unwrap(), Asks::Query);
    }

    #[test]
    fn what_is_costly_to_parse_is_refused_unparsed() {
        let limits = Limits::default();
        let deep = format!("{{{}", "a{".repeat(100));
        for costly in [&"a ".repeat(10_001), &"x".repeat(20_000), &deep, &"!".repeat(10_001)] {
            let refusal = measure(costly, &limits).unwrap_err();
            assert_eq!(refusal.code, "BAD_USER_INPUT");
        }
        let braces_in_a_string =
            format!("{{ a(b: \"{}\\\" \", c: \"\"\"{}\"\"\") }}", "{".repeat(90), "(\"".repeat(90));
        assert!(measure(&braces_in_a_string, &limits).is_ok());
    }

    #[test]
    fn a_string_without_an_end_does_not_hang() {
        for open in ["\"", "\"\"\"", "\"\\", "{ a(b: \"\"\"\\", "#"] {
            assert!(measure(open, &Limits::default()).is_ok(), "{open}");
        }
    }

    #[test]
    fn aliases_are_counted_everywhere() {
        let many: String = (0..60).map(|n| format!("a{n}: viewer {{ __typename }} ")).collect();
        for document in [
            format!("{{ {many} }}"),
            format!("{{ ...F }} fragment F on Query {{ ... on Query {{ {many} }} }}"),
        ] {
            assert_eq!(examined(&document, None, json!({})).unwrap_err().code, "GRAPHQL_VALIDATION_FAILED");
        }
    }

    #[test]
    fn the_operation_that_runs_decides() {
        let both = "query Q { a } mutation M { b }";
        assert_eq!(examined(both, Some("Q"), json!({})).unwrap(), Asks::Query);
        assert_eq!(examined(both, Some("M"), json!({})).unwrap(), Asks::Mutation);
        assert_eq!(examined(both, None, json!({})).unwrap(), Asks::Mutation, "in doubt, the worst");
        assert_eq!(examined("mutation { b }", None, json!({})).unwrap(), Asks::Mutation);
    }

    #[test]
    fn a_needed_variable_is_asked_for_up_front() {
        let document = "query($id: ID!) { __typename }";
        assert!(examined(document, None, json!({"id": "x"})).is_ok());
        for variables in [json!({}), json!({"id": null})] {
            let refusal = examined(document, None, variables).unwrap_err();
            assert_eq!(refusal.code, "BAD_USER_INPUT");
            assert!(
                refusal.message.contains("$id") && refusal.message.contains("ID!"),
                "{}",
                refusal.message
            );
        }
        assert!(examined("query($n: Int! = 3) { __typename }", None, json!({})).is_ok());
    }
}

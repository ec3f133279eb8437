//! A look at a GraphQL document once it is parsed: what it asks for, and whether the schema may be troubled with it.
//!
//! Invariant: the work done here grows with the document's length alone. The library walks every fragment again wherever
//! it is named, so thirty fragments that each name the next one twice would keep it busy for hours.

use std::collections::HashMap;

use async_graphql::{
    Name, Positioned, Value, Variables,
    parser::types::{
        Directive, DocumentOperations, ExecutableDocument, Field, OperationDefinition, OperationType,
        Selection, SelectionSet,
    },
};

use super::refusal::Refusal;
use crate::Limits;

/// Levels of fields and fragments inside each other. The schema allows fewer; this many end every walk soon, and are within
/// what the library itself walks.
const LEVELS: usize = 30;

/// The field that names anything by its id.
pub(crate) const NODE: &str = "node";

/// Whether a request reads or changes something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// It reads.
    Query,
    /// It changes something.
    Mutation,
}

/// What a request asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asks {
    /// Whether it changes something.
    pub(crate) change: Change,
    /// Whether it asks the schema about itself.
    pub(crate) introspects: bool,
    /// The fields at the root of the operation that runs: the key in the answer, and the field's name.
    roots: Vec<(String, String)>,
}

impl Asks {
    /// The name of the field that is answered under this key.
    pub(crate) fn field_of(&self, key: &str) -> &str {
        let root = self.roots.iter().find(|(known, _)| known == key);
        root.map_or("graphql", |(_, name)| name.as_str())
    }

    /// The fields at the root of the operation that runs.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &str> {
        self.roots.iter().map(|(_, name)| name.as_str())
    }

    /// The keys under which a `node` is answered.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = &str> {
        self.roots.iter().filter(|(_, name)| name == NODE).map(|(key, _)| key.as_str())
    }
}

/// What the chosen operation asks for, once the document's size and the variables are in order.
///
/// # Errors
/// The limit that the document breaks, with the mend.
pub(crate) fn examine(
    document: &ExecutableDocument,
    operation_name: Option<&str>,
    variables: &Variables,
    limits: &Limits,
) -> Result<Asks, Refusal> {
    let counted = Counted::of(document);
    if counted.aliases > limits.aliases {
        return Err(too_many(counted.aliases, "aliases", limits.aliases));
    }
    if counted.directives > limits.directives {
        return Err(too_many(counted.directives, "directives", limits.directives));
    }
    let fields = Weighing::of(document)?;
    if fields > limits.fields {
        return Err(too_many(fields, "fields, each fragment counted wherever it is named,", limits.fields));
    }
    let introspects = counted.introspects;
    let Some(operation) = chosen(document, operation_name) else {
        // The schema refuses to choose; until it does, the request counts as the worst that it could be.
        let any =
            document.operations.iter().any(|(_, operation)| operation.node.ty == OperationType::Mutation);
        let change = if any { Change::Mutation } else { Change::Query };
        return Ok(Asks { change, introspects, roots: Vec::new() });
    };
    check_variables(&operation.node, variables)?;
    let change = match operation.node.ty {
        OperationType::Mutation => Change::Mutation,
        OperationType::Query | OperationType::Subscription => Change::Query,
    };
    let mut roots = Vec::new();
    note_roots(document, &operation.node.selection_set.node, &mut roots);
    Ok(Asks { change, introspects, roots })
}

fn too_many(count: usize, what: &str, most: usize) -> Refusal {
    Refusal::validation(format!(
        "the document has {count} {what} and {most} are allowed; ask in several requests"
    ))
}

/// What stands in the text of a document.
#[derive(Default)]
struct Counted {
    aliases: usize,
    directives: usize,
    introspects: bool,
}

impl Counted {
    fn of(document: &ExecutableDocument) -> Self {
        let mut counted = Self::default();
        for (_, operation) in document.operations.iter() {
            counted.directives(&operation.node.directives);
            for variable in &operation.node.variable_definitions {
                counted.directives(&variable.node.directives);
            }
            counted.look(&operation.node.selection_set.node);
        }
        for fragment in document.fragments.values() {
            counted.directives(&fragment.node.directives);
            counted.look(&fragment.node.selection_set.node);
        }
        counted
    }

    fn look(&mut self, set: &SelectionSet) {
        for item in &set.items {
            self.directives(item.node.directives());
            match &item.node {
                Selection::Field(field) => {
                    self.aliases += usize::from(field.node.alias.is_some());
                    self.introspects |= matches!(&*field.node.name.node, "__schema" | "__type");
                    self.look(&field.node.selection_set.node);
                }
                Selection::InlineFragment(inline) => self.look(&inline.node.selection_set.node),
                Selection::FragmentSpread(_) => {}
            }
        }
    }

    fn directives(&mut self, directives: &[Positioned<Directive>]) {
        self.directives += directives.len();
    }
}

/// Counts the fields that the library will walk, each fragment once.
struct Weighing<'d> {
    document: &'d ExecutableDocument,
    /// What each fragment weighs; none while it is being weighed.
    fragments: HashMap<&'d str, Option<usize>>,
}

impl<'d> Weighing<'d> {
    fn of(document: &'d ExecutableDocument) -> Result<usize, Refusal> {
        let mut weighing = Self { document, fragments: HashMap::new() };
        let mut weight = 0_usize;
        for (_, operation) in document.operations.iter() {
            weight = weight.saturating_add(weighing.set(&operation.node.selection_set.node, 0)?);
        }
        // A fragment that nobody names is walked as well, and may go in a circle.
        for name in document.fragments.keys() {
            weighing.fragment(name, 0)?;
        }
        Ok(weight)
    }

    fn set(&mut self, set: &'d SelectionSet, depth: usize) -> Result<usize, Refusal> {
        if depth > LEVELS {
            return Err(Refusal::validation(format!(
                "the document is nested more than {LEVELS} levels deep, its fragments put in; ask in two steps"
            )));
        }
        let mut weight = 0_usize;
        for item in &set.items {
            let below = match &item.node {
                Selection::Field(field) => self.set(&field.node.selection_set.node, depth + 1)?,
                Selection::InlineFragment(inline) => self.set(&inline.node.selection_set.node, depth + 1)?,
                Selection::FragmentSpread(spread) => {
                    self.fragment(&spread.node.fragment_name.node, depth + 1)?
                }
            };
            weight = weight.saturating_add(below).saturating_add(1);
        }
        Ok(weight)
    }

    fn fragment(&mut self, name: &'d str, depth: usize) -> Result<usize, Refusal> {
        match self.fragments.get(name) {
            Some(Some(weight)) => return Ok(*weight),
            Some(None) => {
                return Err(Refusal::validation(format!(
                    "the fragment {name} names itself, through others perhaps; take one of the spreads out"
                )));
            }
            None => {}
        }
        // A fragment that is not there is the schema's to refuse.
        let Some(fragment) = self.document.fragments.get(name) else { return Ok(0) };
        self.fragments.insert(name, None);
        let weight = self.set(&fragment.node.selection_set.node, depth)?;
        self.fragments.insert(name, Some(weight));
        Ok(weight)
    }
}

/// The root fields with the keys of their answers. The document was weighed before, so this ends, and soon.
fn note_roots(document: &ExecutableDocument, set: &SelectionSet, roots: &mut Vec<(String, String)>) {
    for item in &set.items {
        match &item.node {
            Selection::Field(field) => {
                roots.push((key(&field.node).to_owned(), field.node.name.node.to_string()))
            }
            Selection::InlineFragment(inline) => note_roots(document, &inline.node.selection_set.node, roots),
            Selection::FragmentSpread(spread) => {
                if let Some(fragment) = document.fragments.get(&spread.node.fragment_name.node) {
                    note_roots(document, &fragment.node.selection_set.node, roots);
                }
            }
        }
    }
}

fn key(field: &Field) -> &str {
    field.alias.as_ref().unwrap_or(&field.name).node.as_str()
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
    use std::time::{Duration, Instant};

    use async_graphql::parser::parse_query;
    use serde_json::json;

    use super::*;

    fn examined(document: &str, name: Option<&str>, variables: serde_json::Value) -> Result<Asks, Refusal> {
        let parsed = parse_query(document).unwrap();
        examine(&parsed, name, &Variables::from_json(variables), &Limits::default())
    }

    fn change(document: &str, name: Option<&str>) -> Change {
        examined(document, name, json!({})).unwrap().change
    }

    fn refused(document: &str) -> String {
        examined(document, None, json!({})).unwrap_err().message
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
        assert_eq!(change(both, Some("Q")), Change::Query);
        assert_eq!(change(both, Some("M")), Change::Mutation);
        assert_eq!(change(both, None), Change::Mutation, "in doubt, the worst");
        assert_eq!(change("mutation { b }", None), Change::Mutation);
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

    #[test]
    fn directives_are_counted_everywhere() {
        let many = "@skip(if: false) ".repeat(20);
        let document = format!(
            "query {many} {{ a {many} ...F {many} ... {many} {{ b }} }} fragment F on Query {many} {{ c }}"
        );
        assert!(refused(&document).contains("100 directives and 50 are allowed"));
    }

    #[test]
    fn fragments_that_multiply_are_refused_at_once() {
        let mut document = "{ ...F0 }".to_owned();
        for n in 0..25 {
            document.push_str(&format!(" fragment F{n} on Query {{ ...F{m} ...F{m} }}", m = n + 1));
        }
        document.push_str(" fragment F25 on Query { a }");
        let began = Instant::now();
        assert!(refused(&document).contains("and 2000 are allowed"));
        assert!(began.elapsed() < Duration::from_secs(1), "it is counted, not walked");
    }

    #[test]
    fn fragments_that_go_in_a_circle_are_refused_whether_they_are_used_or_not() {
        for document in [
            "{ ...A } fragment A on Query { ...A }",
            "{ ...A } fragment A on Query { a ...B } fragment B on Query { b { ...A } }",
            "{ a } fragment A on Query { ...B } fragment B on Query { ...A }",
        ] {
            assert!(refused(document).contains("names itself"), "{document}");
        }
        let twice = "{ ...A ...B } fragment A on Query { ...B } fragment B on Query { b }";
        assert!(examined(twice, None, json!({})).is_ok(), "naming one twice is no circle");
        let long: String = (0..500).map(|n| format!(" fragment F{n} on Q {{ ...F{} }}", n + 1)).collect();
        assert!(refused(&format!("{{ ...F0 }}{long}")).contains("levels deep"));
    }

    #[test]
    fn what_is_asked_for_is_known_by_its_key() {
        let document = "{ x: node(id: \"1\") { id } ...F ... { viewer { id } } } fragment F on Query { node(id: \"2\") { id } }";
        let asks = examined(document, None, json!({})).unwrap();
        assert_eq!(asks.nodes().collect::<Vec<_>>(), ["x", "node"]);
        assert_eq!(
            (asks.field_of("x"), asks.field_of("viewer"), asks.field_of("y")),
            ("node", "viewer", "graphql")
        );
        assert!(!asks.introspects);
        for document in [
            "{ __schema { types { name } } }",
            "{ ...F } fragment F on Query { t: __type(name: \"A\") { name } }",
        ] {
            assert!(examined(document, None, json!({})).unwrap().introspects, "{document}");
        }
        assert!(!examined("{ __typename }", None, json!({})).unwrap().introspects);
    }
}

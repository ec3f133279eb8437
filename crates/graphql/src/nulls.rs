//! Null where a field failed, up to the next field that may be null (GraphQL specification, section 6.4.4). The library
//! leaves a failed field out instead, so that a client would meet objects without fields that its types promise.

use std::sync::{Mutex, PoisonError};

use async_graphql::{PathSegment, QueryPathNode, QueryPathSegment, ServerError, ServerResult, Value};

/// What failed while one request was executed.
#[derive(Default)]
pub(crate) struct Nulls(Mutex<Failed>);

#[derive(Default)]
struct Failed {
    errors: Vec<ServerError>,
    /// Fields that are null although their type forbids it; the object around each of them has to go.
    holes: Vec<Vec<PathSegment>>,
}

impl Nulls {
    /// The value of a field once all below it is known.
    pub(crate) fn settle(
        &self,
        at: &QueryPathNode<'_>,
        kind: &str,
        result: ServerResult<Option<Value>>,
    ) -> Option<Value> {
        let mut failed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let value = match result {
            Ok(value) if failed.holes.is_empty() => return value,
            Ok(value) => value.map(|mut value| {
                let here = path(at);
                let (below, rest) = failed.holes.drain(..).partition(|hole| hole.starts_with(&here));
                failed.holes = rest;
                for hole in below {
                    empty(&mut value, kind, &hole[here.len()..]);
                }
                value
            }),
            Err(error) => {
                failed.errors.push(error);
                Some(Value::Null)
            }
        };
        if value == Some(Value::Null) && kind.ends_with('!') {
            failed.holes.push(path(at));
        }
        value
    }

    /// All that failed, and whether nothing is left of the answer.
    pub(crate) fn finish(&self) -> (Vec<ServerError>, bool) {
        let mut failed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        (std::mem::take(&mut failed.errors), !failed.holes.is_empty())
    }
}

/// Takes away the object with the hole: `hole` leads from the value through lists to it, and then to its field.
fn empty(value: &mut Value, kind: &str, hole: &[PathSegment]) {
    let kind = kind.strip_suffix('!').unwrap_or(kind);
    let item_kind = kind.strip_prefix('[').and_then(|kind| kind.strip_suffix(']'));
    if let ([PathSegment::Index(index), rest @ ..], Some(item_kind)) = (hole, item_kind) {
        let Value::List(items) = value else { return };
        let Some(item) = items.get_mut(*index) else { return };
        empty(item, item_kind, rest);
        if *item != Value::Null || !item_kind.ends_with('!') {
            return;
        }
    }
    *value = Value::Null;
}

fn path(node: &QueryPathNode<'_>) -> Vec<PathSegment> {
    let mut path = Vec::new();
    let mut next = Some(node);
    while let Some(node) = next {
        path.push(match node.segment {
            QueryPathSegment::Index(index) => PathSegment::Index(index),
            QueryPathSegment::Name(name) => PathSegment::Field(name.to_owned()),
        });
        next = node.parent;
    }
    path.reverse();
    path
}

#[cfg(test)]
mod tests {
    use async_graphql::value;

    use super::*;

    fn name(name: &str) -> QueryPathSegment<'_> {
        QueryPathSegment::Name(name)
    }

    fn gone() -> ServerResult<Option<Value>> {
        Err(ServerError::new("gone", None))
    }

    #[test]
    fn a_field_that_may_be_null_is_null_and_nothing_else_changes() {
        let nulls = Nulls::default();
        let root = QueryPathNode { parent: None, segment: name("resource") };
        let field = QueryPathNode { parent: Some(&root), segment: name("licence") };
        assert_eq!(nulls.settle(&field, "String", gone()), Some(Value::Null));
        let whole = value!({ "licence": null, "title": "x" });
        assert_eq!(nulls.settle(&root, "Resource", Ok(Some(whole.clone()))), Some(whole));
        let (errors, nothing_left) = nulls.finish();
        assert_eq!((errors.len(), nothing_left), (1, false));
    }

    #[test]
    fn a_promised_field_takes_its_object_along_up_to_what_may_be_null() {
        // The library settles the items of a list as well as the list.
        for (kind, item_kind, left) in [
            ("[Resource]!", "Resource", Some(value!([{ "title": "a" }, null]))),
            ("[Resource!]", "Resource!", Some(Value::Null)),
            ("[Resource!]!", "Resource!", Some(Value::Null)),
        ] {
            for settles_items in [true, false] {
                let nulls = Nulls::default();
                let list = QueryPathNode { parent: None, segment: name("list") };
                let item = QueryPathNode { parent: Some(&list), segment: QueryPathSegment::Index(1) };
                let field = QueryPathNode { parent: Some(&item), segment: name("title") };
                assert_eq!(nulls.settle(&field, "String!", gone()), Some(Value::Null));
                let mut second = Some(value!({ "title": null }));
                if settles_items {
                    second = nulls.settle(&item, item_kind, Ok(second));
                }
                let whole = Value::List(vec![value!({ "title": "a" }), second.unwrap_or_default()]);
                assert_eq!(nulls.settle(&list, kind, Ok(Some(whole))), left, "{kind}");
                let (errors, nothing_left) = nulls.finish();
                assert_eq!((errors.len(), nothing_left), (1, kind == "[Resource!]!"), "{kind}");
            }
        }
    }
}

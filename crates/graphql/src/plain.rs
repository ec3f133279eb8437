//! Lists of values that are known already, written at once. An answer to a search has hundreds of them; a resolver for each of
//! their fields would cost more than the search.

use std::borrow::Cow;

use async_graphql::{
    ContextSelectionSet, Name, OutputType, Positioned, ServerResult, Value,
    indexmap::IndexMap,
    parser::types::{Field, Selection},
    registry::Registry,
};
use async_trait::async_trait;

/// An object whose fields are at hand.
pub(crate) trait AtHand {
    /// The value of a field; the schema has been asked whether there is such a field.
    fn field(&self, name: &str) -> Value;
}

/// A list of such objects.
pub(crate) struct Plain<T>(pub Vec<T>);

impl<T> FromIterator<T> for Plain<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self(items.into_iter().collect())
    }
}

#[async_trait]
impl<T: OutputType + AtHand> OutputType for Plain<T> {
    fn type_name() -> Cow<'static, str> {
        Vec::<T>::type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        Vec::<T>::create_type_info(registry)
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, _: &Positioned<Field>) -> ServerResult<Value> {
        let mut asked = Vec::new();
        collect(ctx, &ctx.item.node.items, &mut asked);
        let object = |item: &T| -> IndexMap<Name, Value> {
            let value = |name: &str| match name {
                "__typename" => Value::from(T::type_name()),
                name => item.field(name),
            };
            asked.iter().map(|(key, name)| (Name::clone(key), value(name))).collect()
        };
        Ok(Value::List(self.0.iter().map(|item| Value::Object(object(item))).collect()))
    }
}

/// The fields that are asked for, with the names under which they are answered; those of fragments too. What is not an
/// interface has no fragments but its own, and fields that are to be skipped are gone by now.
fn collect<'a>(
    ctx: &ContextSelectionSet<'a>,
    items: &'a [Positioned<Selection>],
    into: &mut Vec<(&'a Name, &'a str)>,
) {
    for item in items {
        match &item.node {
            Selection::Field(field) => {
                into.push((&field.node.response_key().node, field.node.name.node.as_str()));
            }
            Selection::InlineFragment(fragment) => {
                collect(ctx, &fragment.node.selection_set.node.items, into)
            }
            Selection::FragmentSpread(spread) => {
                if let Some(fragment) = ctx.query_env.fragments.get(&spread.node.fragment_name.node) {
                    collect(ctx, &fragment.node.selection_set.node.items, into);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::{EmptyMutation, EmptySubscription, Object, Schema, SimpleObject};

    use super::*;

    #[derive(SimpleObject)]
    struct Count {
        name: String,
        many: i32,
    }

    impl AtHand for Count {
        fn field(&self, name: &str) -> Value {
            match name {
                "name" => self.name.as_str().into(),
                _ => self.many.into(),
            }
        }
    }

    fn counts() -> impl Iterator<Item = Count> {
        (1..3).map(|many| Count { name: format!("n{many}"), many })
    }

    struct Query;

    #[Object]
    impl Query {
        async fn plain(&self) -> Plain<Count> {
            counts().collect()
        }

        async fn resolved(&self) -> Vec<Count> {
            counts().collect()
        }
    }

    #[tokio::test]
    async fn they_are_answered_as_if_each_field_had_a_resolver() {
        let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
        for fields in [
            "many name",
            "__typename n: name also: name many name",
            "... on Count { many } ... { name ...Rest } ...Rest",
            "many @skip(if: true) name @include(if: true) ... @include(if: false) { gone: many }",
        ] {
            let rest =
                if fields.contains("Rest") { "fragment Rest on Count { kind: __typename many }" } else { "" };
            let query = format!("{{ plain {{ {fields} }} resolved {{ {fields} }} }} {rest}");
            let answer = schema.execute(query).await;
            assert!(answer.errors.is_empty(), "{fields}: {:?}", answer.errors);
            let Value::Object(data) = answer.data else { panic!("no object") };
            // As text: the order of the fields counts too.
            assert_eq!(data["plain"].to_string(), data["resolved"].to_string(), "{fields}");
        }
        let sdl = schema.sdl();
        assert!(sdl.contains("plain: [Count!]!") && sdl.contains("resolved: [Count!]!"), "{sdl}");
    }
}

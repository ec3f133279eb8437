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
pub(crate) trait AtHand: OutputType {
    /// The value of a field; the schema has been asked whether there is such a field.
    fn field(&self, asked: &Asked<'_, '_>) -> Value;
}

/// A field that is asked for.
pub(crate) struct Asked<'c, 'a> {
    ctx: &'c ContextSelectionSet<'a>,
    field: &'a Field,
}

impl Asked<'_, '_> {
    /// Its name.
    pub(crate) fn name(&self) -> &str {
        &self.field.name.node
    }

    /// Its value, when it is a list of objects.
    pub(crate) fn each<T: AtHand>(&self, items: &Plain<T>) -> Value {
        written(self.ctx, &self.field.selection_set.node.items, &items.0)
    }
}

/// A list of such objects.
pub(crate) struct Plain<T>(pub Vec<T>);

/// A list of words.
pub(crate) struct PlainWords(pub Vec<String>);

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
        Ok(written(ctx, &ctx.item.node.items, &self.0))
    }
}

#[async_trait]
impl OutputType for PlainWords {
    fn type_name() -> Cow<'static, str> {
        Vec::<String>::type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        Vec::<String>::create_type_info(registry)
    }

    async fn resolve(&self, _: &ContextSelectionSet<'_>, _: &Positioned<Field>) -> ServerResult<Value> {
        Ok(Value::List(self.0.iter().map(|word| word.as_str().into()).collect()))
    }
}

/// The objects with what these selections ask of each.
fn written<'a, T: AtHand>(
    ctx: &ContextSelectionSet<'a>,
    selections: &'a [Positioned<Selection>],
    items: &[T],
) -> Value {
    let mut asked = Vec::new();
    collect(ctx, selections, &mut asked);
    let object = |item: &T| -> IndexMap<Name, Value> {
        let value = |field: &'a Field| match field.name.node.as_str() {
            "__typename" => Value::from(T::type_name()),
            _ => item.field(&Asked { ctx, field }),
        };
        asked.iter().map(|field| (field.response_key().node.clone(), value(field))).collect()
    };
    Value::List(items.iter().map(|item| Value::Object(object(item))).collect())
}

/// The fields that are asked for; those of fragments too. What is not an
/// interface has no fragments but its own, and fields that are to be skipped are gone by now.
fn collect<'a>(ctx: &ContextSelectionSet<'a>, items: &'a [Positioned<Selection>], into: &mut Vec<&'a Field>) {
    for item in items {
        match &item.node {
            Selection::Field(field) => into.push(&field.node),
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
        parts: Plain<Part>,
    }

    #[derive(SimpleObject)]
    struct Part {
        word: &'static str,
    }

    impl AtHand for Count {
        fn field(&self, asked: &Asked<'_, '_>) -> Value {
            match asked.name() {
                "name" => self.name.as_str().into(),
                "parts" => asked.each(&self.parts),
                _ => self.many.into(),
            }
        }
    }

    impl AtHand for Part {
        fn field(&self, _: &Asked<'_, '_>) -> Value {
            self.word.into()
        }
    }

    fn counts() -> impl Iterator<Item = Count> {
        let parts = || ["a", "b"].into_iter().map(|word| Part { word }).collect();
        (1..3).map(move |many| Count { name: format!("n{many}"), many, parts: parts() })
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

        async fn words(&self) -> PlainWords {
            PlainWords(vec!["a".into(), "b".into()])
        }
    }

    #[tokio::test]
    async fn they_are_answered_as_if_each_field_had_a_resolver() {
        let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
        for fields in [
            "many name",
            "__typename n: name also: name many name",
            "... on Count { many } ... { name ...Rest } ...Rest",
            "parts { also: word } first: parts { ...Word word }",
            "many @skip(if: true) name @include(if: true) ... @include(if: false) { gone: many }",
        ] {
            let rest =
                if fields.contains("Rest") { "fragment Rest on Count { kind: __typename many }" } else { "" };
            let word = if fields.contains("Word") { "fragment Word on Part { word __typename }" } else { "" };
            let query = format!("{{ plain {{ {fields} }} resolved {{ {fields} }} }} {rest} {word}");
            let answer = schema.execute(query).await;
            assert!(answer.errors.is_empty(), "{fields}: {:?}", answer.errors);
            let Value::Object(data) = answer.data else { panic!("no object") };
            // As text: the order of the fields counts too.
            assert_eq!(data["plain"].to_string(), data["resolved"].to_string(), "{fields}");
        }
        let answer = schema.execute("{ words }").await;
        assert_eq!(answer.data.to_string(), r#"{words: ["a", "b"]}"#);
        let sdl = schema.sdl();
        assert!(sdl.contains("words: [String!]!"), "{sdl}");
        assert!(sdl.contains("plain: [Count!]!") && sdl.contains("resolved: [Count!]!"), "{sdl}");
    }
}

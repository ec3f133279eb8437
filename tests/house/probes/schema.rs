//! The schema as introspection tells it, and selections made from it: a new field is probed the day it is written.

use std::collections::BTreeMap;

use commons_tests::Client;
use serde_json::{Value, json};

/// The schema's types by name.
pub(crate) struct Types(BTreeMap<String, Value>);

/// A field of a type, as the probes need it.
pub(crate) struct Field {
    pub name: String,
    /// The name of its type without wrappers.
    pub kind: String,
    /// Whether it needs no arguments.
    pub free: bool,
    paged: bool,
}

impl Types {
    pub async fn of(client: &Client<'_>) -> Self {
        let query = "{ __schema { types { name kind fields { name args { name type { kind } } type { ...T } } possibleTypes { name } } } } \
                     fragment T on __Type { name kind ofType { name kind ofType { name kind ofType { name kind } } } }";
        let seen = client.ask(query, json!({})).await.ok();
        let types = seen["__schema"]["types"].as_array().expect("types").clone();
        Self(
            types.into_iter().map(|kind| (kind["name"].as_str().expect("a name").to_owned(), kind)).collect(),
        )
    }

    /// The names of the object types, introspection's own left out.
    pub fn objects(&self) -> impl Iterator<Item = &str> {
        let objects =
            self.0.iter().filter(|(name, kind)| kind["kind"] == "OBJECT" && !name.starts_with("__"));
        objects.map(|(name, _)| name.as_str())
    }

    /// What a type is: OBJECT, UNION, SCALAR, …
    pub fn kind(&self, name: &str) -> &str {
        self.0[name]["kind"].as_str().expect("a kind")
    }

    pub fn fields(&self, name: &str) -> Vec<Field> {
        let fields = self.0[name]["fields"].as_array().map(Vec::as_slice).unwrap_or_default();
        fields.iter().map(field).collect()
    }

    pub fn field(&self, name: &str, wanted: &str) -> Field {
        self.fields(name)
            .into_iter()
            .find(|field| field.name == wanted)
            .unwrap_or_else(|| panic!("{name}.{wanted}"))
    }

    /// The members of a union.
    pub fn members(&self, name: &str) -> Vec<&str> {
        let members = self.0[name]["possibleTypes"].as_array().map(Vec::as_slice).unwrap_or_default();
        members.iter().map(|member| member["name"].as_str().expect("a name")).collect()
    }

    /// What is asked of a field that has fields itself, to tell what it holds: names, ids and counts, but not the rest, which
    /// is asked where its own type is.
    pub fn glance(&self, field: &Field) -> String {
        let arguments = if field.paged { "(first: 5)" } else { "" };
        match self.kind(&field.kind) {
            "OBJECT" => format!("{}{arguments} {{ {} }}", field.name, self.glance_at(&field.kind)),
            "UNION" | "INTERFACE" => format!("{}{arguments} {{ __typename }}", field.name),
            _ => field.name.clone(),
        }
    }

    fn glance_at(&self, kind: &str) -> String {
        let fields = self.fields(kind);
        let has = |name: &str| fields.iter().any(|field| field.name == name);
        let mut asked = String::from("__typename");
        for name in ["id", "totalCount"] {
            if has(name) {
                asked.push_str(&format!(" {name}"));
            }
        }
        if has("edges") {
            let edge = self.field(kind, "edges").kind;
            let node = self.field(&edge, "node").kind;
            asked.push_str(&format!(
                " edges {{ node {{ {} }} }} pageInfo {{ hasNextPage }}",
                self.glance_at(&node)
            ));
        }
        asked
    }

    /// The selections that ask for every field of a type, down to a depth; one for each member of a union.
    pub fn selections(&self, name: &str, depth: usize) -> Vec<String> {
        let members = self.members(name);
        if members.is_empty() {
            return vec![self.everything(name, depth)];
        }
        members
            .into_iter()
            .map(|member| format!("__typename ... on {member} {{ {} }}", self.everything(member, depth)))
            .collect()
    }

    /// Every field of a type, down to a depth. Fields that need arguments are left to the roots.
    pub fn everything(&self, name: &str, depth: usize) -> String {
        let mut selected = String::from("__typename");
        for field in self.fields(name).into_iter().filter(|field| field.free) {
            let paged = if field.paged { "(first: 3)" } else { "" };
            match self.kind(&field.kind) {
                "OBJECT" if depth == 0 => {}
                "OBJECT" => {
                    selected.push_str(&format!(
                        " {}{paged} {{ {} }}",
                        field.name,
                        self.everything(&field.kind, depth - 1)
                    ));
                }
                "UNION" | "INTERFACE" => {
                    panic!("{name}.{} has members; teach the probes to ask for each", field.name)
                }
                _ => selected.push_str(&format!(" {}", field.name)),
            }
        }
        selected
    }
}

fn field(field: &Value) -> Field {
    let arguments = field["args"].as_array().expect("args");
    Field {
        name: field["name"].as_str().expect("a name").to_owned(),
        kind: named(&field["type"]),
        free: arguments.iter().all(|argument| argument["type"]["kind"] != "NON_NULL"),
        paged: arguments.iter().any(|argument| argument["name"] == "first"),
    }
}

/// The name of a type without its wrappers.
fn named(kind: &Value) -> String {
    let mut inner = kind;
    while inner["name"].is_null() {
        inner = &inner["ofType"];
    }
    inner["name"].as_str().expect("a name").to_owned()
}

//! Every field of every type, asked by everybody about one office's things, as a table.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use commons_tests::{Answer, Client};
use serde_json::{Value, json};

use super::{
    scene::{CALLERS, OUTSIDERS, SECRET, Scene},
    schema::{Field, Types},
};

/// A way to an object: what stands around its fields in a query, and where it stands in the answer.
struct Place {
    label: String,
    kind: String,
    around: (String, String),
    pointer: String,
}

impl Place {
    fn query(&self, selection: &str) -> String {
        format!("{} __typename {selection} {}", self.around.0, self.around.1)
    }

    /// The way to what a field of this object holds: the first one, when it holds many.
    fn inside(&self, (field, asked): (&Field, &str), shown: &Value, types: &Types) -> Option<Self> {
        let name = &field.name;
        let arguments =
            asked.strip_prefix(name.as_str())?.starts_with('(').then(|| asked.find(") {")).flatten();
        let call = arguments.map_or(name.as_str(), |end| &asked[..=end]);
        let (mut kind, mut prefix, mut suffix) =
            (field.kind.clone(), format!("{call} {{"), String::from("}"));
        let mut pointer = format!("{}/{name}", self.pointer);
        let mut shown = shown;
        if let Some(edges) = shown["edges"].as_array() {
            if types
                .fields(&kind)
                .iter()
                .all(|field| ["edges", "pageInfo", "totalCount"].contains(&field.name.as_str()))
            {
                shown = &edges.first()?["node"];
                let edge = types.field(&kind, "edges").kind;
                kind = types.field(&edge, "node").kind;
                prefix.push_str(" edges { node {");
                suffix.push_str(" } }");
                pointer.push_str("/edges/0/node");
            }
        } else if let Some(list) = shown.as_array() {
            shown = list.first()?;
            pointer.push_str("/0");
        }
        if !shown.is_object() {
            return None;
        }
        if types.kind(&kind) != "OBJECT" {
            // A union: the member that stands there.
            kind = shown["__typename"].as_str()?.to_owned();
            prefix.push_str(&format!(" __typename ... on {kind} {{"));
            suffix.push_str(" }");
        }
        Some(Self {
            label: format!("{} > {name}", self.label),
            kind,
            around: (format!("{} {prefix}", self.around.0), format!("{suffix} {}", self.around.1)),
            pointer,
        })
    }
}

/// What one caller was answered about the fields of one place.
enum Told {
    /// The object is not there for them.
    Nothing,
    /// The fields by name: their values, or the code of the error.
    Fields(BTreeMap<String, Result<Value, String>>),
}

async fn told(
    client: &Client<'_>,
    place: &Place,
    fields: &[(String, String)],
    heard: &mut Heard<'_>,
) -> Told {
    let mut found = BTreeMap::new();
    for some in fields.chunks(6) {
        let together: Vec<&str> = some.iter().map(|(_, asked)| asked.as_str()).collect();
        let answer = heard.ask(client, &place.query(&together.join(" "))).await;
        if answer.errors.is_empty() {
            let Some(object) = answer.data.pointer(&place.pointer).and_then(Value::as_object) else {
                return Told::Nothing;
            };
            found.extend(some.iter().map(|(name, _)| (name.clone(), Ok(object[name].clone()))));
            continue;
        }
        for (name, asked) in some {
            let answer = heard.ask(client, &place.query(asked)).await;
            let value = answer.data.pointer(&place.pointer).map(|object| object[name].clone());
            let told = match answer.errors.first() {
                Some(_) => Err(answer.code().to_owned()),
                None => Ok(value.unwrap_or_default()),
            };
            found.insert(name.clone(), told);
        }
    }
    Told::Fields(found)
}

/// What one caller hears, looked through for what they must not hear.
struct Heard<'a> {
    caller: &'a str,
    asked: &'a mut usize,
}

impl Heard<'_> {
    async fn ask(&mut self, client: &Client<'_>, query: &str) -> Answer {
        let answer = client.ask(query, json!({})).await;
        *self.asked += 1;
        let text = format!("{} {:?}", answer.data, answer.errors);
        if OUTSIDERS.contains(&self.caller) {
            assert!(!text.contains(SECRET), "{} is shown a secret by {query}: {text}", self.caller);
        }
        assert!(!text.contains("INTERNAL"), "{query}: {text}");
        counted(&answer.data, query);
        answer
    }
}

/// Every list counts the rows that it shows, and no others.
fn counted(value: &Value, query: &str) {
    match value {
        Value::Object(fields) => {
            if let (Some(total), Some(edges)) =
                (fields.get("totalCount").and_then(Value::as_u64), fields.get("edges"))
            {
                let shown = edges.as_array().map_or(0, Vec::len) as u64;
                let more = fields.get("pageInfo").is_some_and(|page| page["hasNextPage"] == true);
                assert!(
                    if more { total > shown } else { total == shown },
                    "{total} are counted, {shown} shown: {query}"
                );
            }
            fields.values().for_each(|field| counted(field, query));
        }
        Value::Array(items) => items.iter().for_each(|item| counted(item, query)),
        _ => {}
    }
}

/// One letter for what a caller sees where the steward sees `right`.
fn mark(told: &Told, field: &str, right: &Value) -> &'static str {
    let fields = match told {
        Told::Nothing => return "-",
        Told::Fields(fields) => fields,
    };
    match &fields[field] {
        Err(code) => match code.as_str() {
            "FORBIDDEN" => "F",
            "NOT_FOUND" => "N",
            "UNAUTHENTICATED" => "U",
            _ => "E",
        },
        Ok(value) if value == right && !nothing(value) => "x",
        Ok(value) if nothing(value) => ".",
        Ok(_) => "o",
    }
}

/// Whether a value says nothing.
fn nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Number(number) => number.as_i64() == Some(0),
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.get("edges").is_some_and(nothing),
        Value::Bool(true) => false,
    }
}

/// The part of the table that tells of fields.
pub(crate) async fn table(scene: &Scene<'_>, types: &Types, roots: &[(String, String)]) -> String {
    let mut places: VecDeque<Place> = VecDeque::new();
    places.push_back(Place {
        label: "Query".into(),
        kind: "Query".into(),
        around: ("{".into(), "}".into()),
        pointer: String::new(),
    });
    for (label, kind, id) in &scene.things {
        places.push_back(Place {
            label: format!("{kind}: {label}"),
            kind: (*kind).to_owned(),
            around: (format!("{{ node(id: \"{id}\") {{ ... on {kind} {{"), "} } }".into()),
            pointer: "/node".into(),
        });
    }
    let mut seen: BTreeSet<String> = scene.things.iter().map(|(_, kind, _)| (*kind).to_owned()).collect();
    seen.insert("Query".into());
    let (mut out, mut asked) = (String::new(), 0);
    while let Some(place) = places.pop_front() {
        let fields = asked_of(types, &place, roots);
        let selections: Vec<(String, String)> =
            fields.iter().map(|(field, asked)| (field.clone(), asked.clone())).collect();
        let mut answers = Vec::new();
        for (caller, client) in CALLERS.iter().zip(&scene.callers) {
            let mut heard = Heard { caller, asked: &mut asked };
            answers.push(told(client, &place, &selections, &mut heard).await);
        }
        let Some(Told::Fields(right)) = answers.last() else {
            panic!("{} is not there for the steward", place.label)
        };
        out.push_str(&format!(
            "\n{}\n  {:<26}{}\n",
            place.label,
            "",
            CALLERS.map(|name| format!("{name:>12}")).concat()
        ));
        for (field, asked) in &selections {
            let shown = right[field].clone().unwrap_or_default();
            let marks: String =
                answers.iter().map(|told| format!("{:>12}", mark(told, field, &shown))).collect();
            out.push_str(&format!("  {field:<26}{marks}\n"));
            let field = types.field(&place.kind, field.as_str());
            if let Some(inside) = place.inside((&field, asked), &shown, types)
                && seen.insert(inside.kind.clone())
            {
                places.push_back(inside);
            }
        }
    }
    let unseen: Vec<&str> = types.objects().filter(|name| !seen.contains(*name)).collect();
    println!("{asked} questions about fields; types that none of them reached: {unseen:?}");
    covered(types, &unseen);
    out
}

/// The fields of a place, and how each is asked.
fn asked_of(types: &Types, place: &Place, roots: &[(String, String)]) -> Vec<(String, String)> {
    let fields = types.fields(&place.kind);
    if place.kind != "Query" {
        return fields
            .iter()
            .filter(|field| field.free)
            .map(|field| (field.name.clone(), types.glance(field)))
            .collect();
    }
    let known: BTreeSet<&str> = fields.iter().map(|field| field.name.as_str()).collect();
    let probed: BTreeSet<&str> = roots.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(known, probed, "every root field is probed, and none that is gone");
    roots
        .iter()
        .map(|(name, arguments)| {
            let field = types.field("Query", name);
            let glance = types.glance(&field);
            let rest = glance.strip_prefix(name.as_str()).expect("it begins with the name");
            let rest = rest.strip_prefix("(first: 5)").unwrap_or(rest);
            (name.clone(), format!("{name}{arguments}{rest}"))
        })
        .collect()
}

/// Types that no question reached are shapes around rows that were asked elsewhere, or the answers of mutations.
fn covered(types: &Types, unseen: &[&str]) {
    let mut answers: BTreeSet<String> = BTreeSet::new();
    for verb in types.fields("Mutation") {
        answers.extend(types.members(&verb.kind).iter().map(|member| (*member).to_owned()));
        answers.insert(verb.kind);
    }
    let around = |name: &str| name.ends_with("Connection") || name.ends_with("Edge") || name == "PageInfo";
    let own: Vec<&&str> = unseen
        .iter()
        .filter(|name| {
            !around(name) && !answers.contains(**name) && **name != "Mutation" && !LEFT_OUT.contains(name)
        })
        .collect();
    assert!(own.is_empty(), "no probe reaches {own:?}; put one into the scene");
}

/// Types that only mutations give, inside their answers, which tell of what the caller sent; the names of the providers, of
/// which the app under test has none; the preview of the thesaurus, which tells curators what a visitor finds; and the report
/// for curators, who are no column (its story tries the others); what curators say to a collection, and what is told of one
/// that was taken down (its story tries whom); and the flags in a review, which staff alone see (so does
/// theirs). And the rows inside the details of a draft or a version, which are
/// asked for as a whole.
const LEFT_OUT: &[&str] = &[
    "AskedQuery",
    "CollectionNotice",
    "CollectionVerdict",
    "ConceptPreview",
    "ConceptProblem",
    "ConceptWarning",
    "DraftProblem",
    "Figure",
    "FillIn",
    "Picture",
    "PreviewedAnswer",
    "PreviewedQuery",
    "PreviewedTitle",
    "ReviewedFlag",
    "SearchReport",
    "SignInProvider",
    "UploadHeader",
    "UploadPart",
    "WantedDecision",
];

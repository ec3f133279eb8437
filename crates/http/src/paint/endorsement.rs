//! What the Alliance says of a resource, and the collections that it stands in: the same markup as
//! `web/src/features/collections/{EndorsementSection,ResourceCuration}.tsx`. `templates/curation.html` lays it out.

use serde::Deserialize;

use super::{Operation, operation, reading::Day, site::collection_path};

pub(super) const CURATION: Operation = operation!("ResourceCuration");

/// `web/src/gql/operations/ResourceCuration.graphql`
#[derive(Clone, Debug, Deserialize)]
pub(super) struct CurationAnswer {
    pub(super) resource: Option<Curated>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Curated {
    current_version: Option<Current>,
    collections: Vec<Collection>,
    endorsement: Option<Endorsement>,
}

#[derive(Clone, Debug, Deserialize)]
struct Current {
    number: Option<i32>,
}

#[derive(Clone, Debug, Deserialize)]
struct Collection {
    slug: String,
    title: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Endorsement {
    version_number: i32,
    statement: String,
    endorsed_on: String,
    expires_on: String,
    state: String,
    reason: Option<String>,
    marks: Vec<Mark>,
}

#[derive(Clone, Debug, Deserialize)]
struct Mark {
    level: String,
    words: String,
    dimension: Dimension,
}

#[derive(Clone, Debug, Deserialize)]
struct Dimension {
    name: String,
    question: String,
}

/// Both in words for a reader.
#[derive(Default)]
pub(super) struct Curation<'a> {
    pub(super) endorsed: Option<Endorsed<'a>>,
    /// The collections, each with its address.
    pub(super) collections: Vec<(&'a str, String)>,
}

pub(super) struct Endorsed<'a> {
    pub(super) number: i32,
    /// IN_FORCE, EXPIRED or WITHDRAWN.
    pub(super) state: &'a str,
    pub(super) until: Day,
    /// Why it was withdrawn.
    pub(super) reason: Option<&'a str>,
    /// Whether a newer version is there that nobody looked at.
    pub(super) outgrown: bool,
    pub(super) statement: &'a str,
    pub(super) marks: Vec<Marked<'a>>,
    pub(super) on: Day,
}

pub(super) struct Marked<'a> {
    pub(super) name: &'a str,
    pub(super) question: &'a str,
    pub(super) level: &'static str,
    pub(super) words: &'a str,
}

impl<'a> Curation<'a> {
    pub(super) fn of(curated: &'a Curated) -> Self {
        let number = curated.current_version.as_ref().and_then(|version| version.number);
        let collections = curated.collections.iter();
        Self {
            endorsed: curated.endorsement.as_ref().map(|endorsement| Endorsed::of(endorsement, number)),
            collections: collections
                .map(|collection| (collection.title.as_str(), collection_path(&collection.slug)))
                .collect(),
        }
    }
}

impl<'a> Endorsed<'a> {
    fn of(endorsement: &'a Endorsement, current: Option<i32>) -> Self {
        let number = endorsement.version_number;
        let withdrawn = endorsement.state == "WITHDRAWN";
        Self {
            number,
            state: &endorsement.state,
            until: Day::on(&endorsement.expires_on),
            reason: endorsement.reason.as_deref().filter(|reason| withdrawn && !reason.is_empty()),
            outgrown: !withdrawn && current.is_some_and(|current| current > number),
            statement: &endorsement.statement,
            marks: endorsement.marks.iter().map(marked).collect(),
            on: Day::on(&endorsement.endorsed_on),
        }
    }
}

fn marked(mark: &Mark) -> Marked<'_> {
    let level = match mark.level.as_str() {
        "NOT_YET" => "Not yet",
        "MEETS" => "Meets it",
        _ => "An example to others",
    };
    Marked { name: &mark.dimension.name, question: &mark.dimension.question, level, words: &mark.words }
}

//! The answers of the painted queries, as far as the pages show them. The queries' texts belong to the web app.

use serde::Deserialize;

/// `web/src/gql/operations/Viewer.graphql`
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ViewerAnswer {
    pub(crate) viewer: Viewer,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Viewer {
    pub(crate) person: Option<Person>,
    pub(crate) seats: Vec<Seat>,
    pub(crate) alliance_role: Option<String>,
    pub(crate) hats: Vec<Hat>,
}

/// As whom somebody can act.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Hat {
    pub(crate) seat: Option<HeldSeat>,
    pub(crate) current: bool,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct HeldSeat {
    pub(crate) id: String,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Person {
    pub(crate) name: String,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Seat {
    pub(crate) id: String,
    pub(crate) department: Department,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Department {
    pub(crate) ocd_id: String,
    pub(crate) name: String,
    pub(crate) state: String,
    #[serde(default)]
    pub(crate) state_name: String,
}

/// `web/src/gql/operations/Search.graphql`
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct SearchAnswer {
    pub(crate) search: Found,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Found {
    pub(crate) total_count: i64,
    pub(crate) did_you_mean: Option<String>,
    pub(crate) also_searched: Vec<String>,
    pub(crate) misread: Vec<Misread>,
    pub(crate) edges: Vec<Hit>,
    pub(crate) facets: Vec<Facet>,
    pub(crate) page_info: PageInfo,
}

/// A field typed into the query that was taken for words.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Misread {
    pub(crate) field: String,
    pub(crate) value: String,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Hit {
    pub(crate) reasons: Vec<String>,
    pub(crate) snippets: Vec<Snippet>,
    pub(crate) node: Card,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Snippet {
    pub(crate) label: String,
    pub(crate) runs: Vec<Run>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Run {
    pub(crate) text: String,
    pub(crate) marked: bool,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Card {
    pub(crate) slug: String,
    pub(crate) kind: String,
    pub(crate) title: String,
    pub(crate) summary: String,
    pub(crate) topics: Vec<String>,
    pub(crate) status: String,
    pub(crate) department: Department,
    pub(crate) current_version: Option<CardVersion>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CardVersion {
    pub(crate) published_at: Option<String>,
    pub(crate) attachments: Vec<CardAttachment>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CardAttachment {
    pub(crate) media_type: String,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Facet {
    pub(crate) field: String,
    pub(crate) values: Vec<FacetValue>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct FacetValue {
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) count: i64,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PageInfo {
    pub(crate) has_next_page: bool,
    pub(crate) end_cursor: Option<String>,
}

/// `web/src/gql/operations/Resource.graphql`
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct ResourceAnswer {
    pub(crate) resource: Option<Resource>,
    pub(crate) notice: Option<Notice>,
    pub(crate) values: Vec<Named>,
    pub(crate) standards: Vec<Named>,
}

/// What readers are told above a resource, or instead of it.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Notice {
    pub(crate) title: String,
    pub(crate) status: String,
    pub(crate) by_alliance: bool,
    pub(crate) reason: String,
    pub(crate) made_at: String,
    /// None for what is no resource: the Alliance did it then.
    pub(crate) department: Option<Department>,
    pub(crate) successor: Option<Successor>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Successor {
    pub(crate) slug: String,
    pub(crate) title: String,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Named {
    pub(crate) slug: String,
    pub(crate) name: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Resource {
    pub(crate) id: String,
    pub(crate) slug: String,
    pub(crate) kind: String,
    pub(crate) title: String,
    pub(crate) summary: String,
    /// Cleaned by the library.
    pub(crate) body_html: String,
    pub(crate) status: String,
    pub(crate) next_status: Option<String>,
    pub(crate) reach: String,
    pub(crate) values: Vec<String>,
    pub(crate) standards: Vec<String>,
    pub(crate) topics: Vec<String>,
    pub(crate) states: Vec<String>,
    pub(crate) languages: Vec<String>,
    pub(crate) licence: Option<String>,
    pub(crate) source_url: Option<String>,
    pub(crate) viewer_actions: Vec<String>,
    pub(crate) department: Department,
    pub(crate) current_version: Option<Version>,
    pub(crate) versions: Versions,
    pub(crate) adopted_by: i64,
    pub(crate) planned_by: i64,
    pub(crate) adoptions: Adoptions,
    pub(crate) decisions: Vec<Decision>,
}

/// What was decided about a resource, in public.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Decision {
    pub(crate) at: String,
    pub(crate) kind: String,
    pub(crate) decision: String,
    pub(crate) version_number: Option<i32>,
    pub(crate) reason: String,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Adoptions {
    pub(crate) edges: Vec<AdoptionEdge>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct AdoptionEdge {
    pub(crate) node: Adoption,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Adoption {
    pub(crate) status: String,
    pub(crate) department: Adopter,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Adopter {
    #[serde(flatten)]
    pub(crate) department: Department,
    pub(crate) size: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Version {
    pub(crate) number: Option<i32>,
    pub(crate) published_at: Option<String>,
    pub(crate) change_note: String,
    pub(crate) corrects: bool,
    pub(crate) archive_path: Option<String>,
    pub(crate) details: Details,
    pub(crate) attachments: Vec<Attachment>,
}

/// What a version says beside its words.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Details {
    pub(crate) verdicts: Vec<Verdict>,
    pub(crate) sizes: Vec<String>,
    pub(crate) equipment: Vec<String>,
    pub(crate) election_kinds: Vec<String>,
    pub(crate) effort: String,
    pub(crate) cost: String,
    pub(crate) review_by: Option<String>,
    pub(crate) pictures: Vec<Picture>,
    pub(crate) fill_ins: Vec<FillIn>,
    pub(crate) audience: String,
    pub(crate) minutes: Option<i64>,
    pub(crate) objectives: Vec<String>,
    /// The parts of a story, cleaned by the library.
    pub(crate) challenge_html: String,
    pub(crate) approach_html: String,
    pub(crate) outcome_html: String,
    pub(crate) figures: Vec<Figure>,
    pub(crate) contact: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Verdict {
    pub(crate) state: String,
    pub(crate) usability: String,
    pub(crate) reason: String,
    pub(crate) citation: String,
    pub(crate) checked_on: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Picture {
    pub(crate) attachment_id: String,
    pub(crate) alternative_text: String,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct FillIn {
    pub(crate) name: String,
    pub(crate) hint: String,
    pub(crate) example: String,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Figure {
    pub(crate) label: String,
    pub(crate) before: String,
    pub(crate) after: String,
    pub(crate) unit: String,
}

/// `web/src/gql/operations/Version.graphql`
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct VersionAnswer {
    pub(crate) resource: Option<VersionOf>,
    pub(crate) notice: Option<Notice>,
    pub(crate) values: Vec<Named>,
    pub(crate) standards: Vec<Named>,
}

/// The resource that a version is of.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct VersionOf {
    pub(crate) slug: String,
    pub(crate) kind: String,
    pub(crate) department: Department,
    pub(crate) current_version: Option<Newest>,
    pub(crate) version: Option<VersionTold>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Newest {
    pub(crate) number: Option<i32>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct VersionTold {
    #[serde(flatten)]
    pub(crate) shown: Version,
    pub(crate) title: String,
    pub(crate) summary: String,
    /// Cleaned by the library.
    pub(crate) body_html: String,
    pub(crate) reach: String,
    pub(crate) values: Vec<String>,
    pub(crate) standards: Vec<String>,
    pub(crate) topics: Vec<String>,
    pub(crate) states: Vec<String>,
    pub(crate) language: String,
    pub(crate) licence: Option<String>,
    pub(crate) source_url: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Attachment {
    pub(crate) id: String,
    pub(crate) filename: String,
    pub(crate) media_type: String,
    pub(crate) byte_size: i64,
    pub(crate) sha256: String,
    pub(crate) download_path: String,
    pub(crate) previews: Vec<Preview>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Preview {
    pub(crate) number: i32,
    pub(crate) width: i32,
    pub(crate) height: i32,
    pub(crate) path: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Versions {
    pub(crate) total_count: i64,
    pub(crate) edges: Vec<VersionEdge>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct VersionEdge {
    pub(crate) node: PastVersion,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PastVersion {
    pub(crate) number: Option<i32>,
    pub(crate) published_at: Option<String>,
    pub(crate) change_note: String,
    pub(crate) corrects: bool,
}

impl Viewer {
    /// The seat that they act from; none for visitors, for Alliance staff, and for those who hold none.
    pub(crate) fn acting_seat(&self) -> Option<&Seat> {
        let held = self.hats.iter().find(|hat| hat.current)?.seat.as_ref()?;
        self.seats.iter().find(|seat| seat.id == held.id)
    }
}

impl Notice {
    /// Whether its readers see this instead of the resource.
    pub(crate) fn is_gone(&self) -> bool {
        matches!(self.status.as_str(), "WITHDRAWN" | "TAKEN_DOWN")
    }

    /// Whether the resource is still there to read, but not kept up.
    pub(crate) fn is_past(&self) -> bool {
        matches!(self.status.as_str(), "ARCHIVED" | "SUPERSEDED")
    }
}

impl Resource {
    /// Whether it is made up for the demo.
    pub(crate) fn is_demo(&self) -> bool {
        is_demo(&self.topics)
    }

    /// Whether the viewer does more with it than read it, use it, recommend it and say what is wrong with it.
    pub(crate) fn is_worked_on(&self) -> bool {
        let for_readers = ["ADD_TO_COLLECTION", "ADOPT", "ENDORSE", "FEATURE", "FLAG"];
        self.viewer_actions.iter().any(|action| !for_readers.contains(&action.as_str()))
    }
}

/// Whether these topics mark a demo: the office that it names did not write it.
pub(crate) fn is_demo(topics: &[String]) -> bool {
    topics.iter().any(|topic| topic == "demo")
}

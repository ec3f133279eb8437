//! A search as a feed (Atom, RFC 4287) of what was published last among its hits. Feed readers have no session: it holds what
//! everybody may read, whoever asks.

use std::sync::Arc;

use askama::Template;
use commons_graphql::RequestScope;
use poem::{Request, Response, handler, http::StatusCode, web::Data};
use serde::Deserialize;
use time::format_description::well_known::Rfc3339;

use super::{
    Operation,
    address::Address,
    answers::{Department, is_demo},
    ask,
    site::{office, resource_path},
    typed, words,
};
use crate::{
    State,
    admit::admit,
    fault::{Reader, refuse},
    gate::Gate,
    web::content,
};

/// What a feed shows of each hit. No page shows just this, so it is no query of the web app.
const FEED: Operation = Operation {
    name: "Feed",
    text: "query Feed($query: String!, $filter: SearchFilter) { search(query: $query, filter: $filter, orderBy: NEWEST, \
           first: 50) { edges { node { slug kind title summary topics department { ocdId name state } currentVersion { \
           publishedAt } } } } }",
};

#[derive(Deserialize)]
struct Answer {
    search: Found,
}

#[derive(Deserialize)]
struct Found {
    edges: Vec<Edge>,
}

#[derive(Deserialize)]
struct Edge {
    node: Node,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Node {
    slug: String,
    kind: String,
    title: String,
    summary: String,
    topics: Vec<String>,
    department: Department,
    current_version: Option<Version>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Version {
    published_at: Option<String>,
}

#[derive(Template)]
#[template(path = "feed.xml")]
struct Feed<'a> {
    title: String,
    /// Where the feed is.
    feed: &'a str,
    /// The page that shows the same to people.
    page: &'a str,
    updated: String,
    entries: Vec<Entry>,
}

struct Entry {
    address: String,
    title: String,
    summary: String,
    office: String,
    kind: String,
    kind_words: String,
    published_at: String,
}

/// The feed of a search; its address is the search's own with another path.
#[handler]
pub(crate) async fn as_atom(
    request: &Request,
    Data(state): Data<&Arc<State>>,
    Data(gate): Data<&Arc<Gate>>,
) -> Response {
    let reader = Reader::of(request);
    let admitted = match admit(state, gate, request, gate.query_points()).await {
        Ok(admitted) => admitted,
        Err(refused) => return refused.answer(state, reader).await,
    };
    let search = Address::read(request.uri().query().unwrap_or_default()).as_feed();
    // A program that asks every hour looks for nothing: the log of searches is not told.
    let scope = RequestScope::of_program(state.shared.clone());
    let found = ask(&state.schema, &scope, &FEED, &search.variables()).await;
    scope.finish();
    let answer = match found.and_then(|data| typed::<Answer>(&data)) {
        Ok(found) => match written(state, &search, found) {
            Ok(feed) => content(request, "search.atom", "public, max-age=300", feed.into_bytes()),
            Err(error) => {
                tracing::error!(cause = %error, "a feed cannot be written");
                refuse(state, reader, StatusCode::INTERNAL_SERVER_ERROR).await
            }
        },
        Err(trouble) => refuse(state, reader, trouble.status()).await,
    };
    admitted.settle(state, answer)
}

fn written(state: &State, search: &Address, found: Answer) -> askama::Result<String> {
    let entry = |Edge { node }: Edge| {
        let title = as_xml(&node.title);
        Some(Entry {
            address: state.settings.address(&resource_path(&node.slug)),
            // A feed reader shows no mark but in the words.
            title: if is_demo(&node.topics) { format!("Demo: {title}") } else { title },
            summary: as_xml(&node.summary),
            office: as_xml(&office(&node.department)),
            kind_words: words::kind(&node.kind).to_owned(),
            kind: node.kind.to_ascii_lowercase(),
            published_at: node.current_version?.published_at?,
        })
    };
    let entries: Vec<Entry> = found.search.edges.into_iter().filter_map(entry).collect();
    // While there is nothing in it, the feed is as old as the question.
    let updated = match entries.iter().map(|entry| &entry.published_at).max() {
        Some(newest) => newest.clone(),
        None => state.shared.clock.now().format(&Rfc3339).unwrap_or_default(),
    };
    let title = match &search.q {
        Some(typed) => as_xml(&format!("Alliance Commons: {typed}")),
        None => "Alliance Commons: what is new".to_owned(),
    };
    let (feed, page) = (state.settings.address(&search.feed()), state.settings.address(&search.href()));
    Feed { title, feed: &feed, page: &page, updated, entries }.render()
}

/// Text without the characters that XML 1.0 cannot hold, however they are written.
fn as_xml(text: &str) -> String {
    let fits = |letter: &char| {
        matches!(letter, '\t' | '\n' | '\r')
            || !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}')
    };
    text.chars().filter(fits).collect()
}

/// The element that tells feed readers of the feed.
pub(super) fn link(address: &str) -> String {
    let title = "What is new in this search";
    format!(
        "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"{title}\" href=\"{}\">",
        super::escape(address)
    )
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        assert_eq!(as_xml("a\u{0}b\u{b}c\u{ffff}\td\u{1f5f3}"), "abc\td\u{1f5f3}");
    }

    #[test]
    fn the_feed_of_a_search_is_the_search_without_page_and_order() {
        let search = Address::read("q=seal+log&kind=STORY&sort=adopted&after=abc").as_feed();
        assert_eq!(search.feed(), "/search.atom?q=seal+log&kind=STORY");
        assert_eq!(search.href(), "/search?q=seal+log&kind=STORY");
        assert_eq!(search.variables()["filter"], json!({ "kinds": ["STORY"] }));
    }
}

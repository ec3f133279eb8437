//! The page of a document: the same markup as `web/src/features/library/document/DocumentPage.tsx`. Its words are painted when they
//! are asked for by a link, since they may be many.

use askama::Template;
use poem::{Response, handler, web::Path};
use serde::Deserialize;
use serde_json::json;
use url::form_urlencoded;

use super::{
    Operation,
    absent_page::missing,
    answers::Preview,
    findings::{Finding, Found},
    linked_data, operation,
    reading::Day,
    site::{Site, Without, place_path, resource_path},
    visit::{Painted, Place, Visit},
    words,
};

const DOCUMENT: Operation = operation!("Document");
const TEXT: Operation = operation!("DocumentText");
const PLACE: Place = Place {
    sources: &[
        "src/features/library/document/DocumentPage.tsx",
        "src/locales/en.po",
        "src/locales/versions/en.po",
    ],
    without: Without {
        en: "Reading and downloading work without it. Choosing Spanish needs it.",
        es: "Leer y descargar funciona sin él. Para ver la página en español se necesita.",
    },
};

/// So many bytes of its words at most; who wants more downloads it.
const WORDS: usize = 200_000;

#[derive(Clone, Debug, Deserialize)]
struct Answer<T> {
    node: Option<Node<T>>,
}

/// Whatever has the id: only a document has a page here.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "__typename")]
enum Node<T> {
    Attachment(T),
    #[serde(other)]
    Other,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Document {
    filename: String,
    media_type: String,
    byte_size: i64,
    sha256: Option<String>,
    state: String,
    refusal: Option<String>,
    download_path: String,
    scan: String,
    pages: Option<i64>,
    previews_pending: bool,
    previews: Vec<Preview>,
    /// For those who write for its department, and for reviewers.
    findings: Option<Vec<Finding>>,
    decision: Option<Decision>,
    downloads: i64,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Decision {
    choice: String,
    reason: String,
    decided_at: String,
}

#[derive(Clone, Debug, Deserialize)]
struct Worded {
    text: Option<Text>,
}

#[derive(Clone, Debug, Deserialize)]
struct Text {
    text: String,
    truncated: bool,
    recognized: bool,
}

/// Where its reader comes from, and whether they want its words.
#[derive(Clone, Debug, Default)]
struct Asked {
    from: Option<String>,
    review: Option<String>,
    words: bool,
}

#[derive(Template)]
#[template(path = "document.html")]
struct Page<'a> {
    site: &'a Site,
    /// The ways back, in words.
    back: Vec<(&'a str, String)>,
    document: &'a Document,
    facts: Vec<String>,
    /// What stands in place of a document that is not ready: tone, heading, sentence.
    notice: Option<(&'a str, &'a str, String)>,
    ready: bool,
    decided: Option<(&'a Decision, Day)>,
    found: Option<Found<'a>>,
    /// How many pages there are beside those that are shown, in a sentence.
    more_pages: Option<String>,
    words: Words<'a>,
    fingerprint: Vec<&'a str>,
}

/// The words of a document.
enum Words<'a> {
    /// Where they are shown.
    Link(String),
    None,
    Shown {
        text: &'a str,
        recognized: bool,
        truncated: bool,
    },
}

/// The page of a document.
#[handler]
pub(crate) async fn open_document(visit: Visit<'_>, Path(id): Path<String>) -> Response {
    let asked = Asked {
        from: visit.parameter("from"),
        review: visit.parameter("review"),
        words: visit.parameter("words").is_some(),
    };
    visit
        .paint(&PLACE, async |look| {
            let answer: Answer<Document> = match look.ask(&DOCUMENT, json!({ "id": id })).await {
                // What is no id leads nowhere, as everywhere else.
                Err(trouble) if trouble.code == "BAD_USER_INPUT" => return Ok(missing(&look.site)),
                answer => answer?,
            };
            let Some(Node::Attachment(shown)) = &answer.node else { return Ok(missing(&look.site)) };
            let text: Option<Answer<Worded>> = match asked.words && shown.state == "READY" {
                true => Some(look.ask_aside(&TEXT, &json!({ "id": id })).await?),
                false => None,
            };
            let text = text.and_then(|answer| answer.node).map(|node| match node {
                Node::Attachment(worded) => worded.text,
                Node::Other => None,
            });
            let page = paint(&look.site, shown, (&id, &asked), text.as_ref().map(Option::as_ref));
            // The resource's own page is what search engines shall show.
            Ok(Painted::shown(&shown.filename, linked_data::NOT_TO_KEEP.to_owned(), page))
        })
        .await
}

/// Paints a document; `text` is none where nobody asked for it.
fn paint(
    site: &Site,
    document: &Document,
    (id, asked): (&str, &Asked),
    text: Option<Option<&Text>>,
) -> askama::Result<String> {
    let back = [
        ("Back to the resource", asked.from.as_deref().map(resource_path)),
        ("Back to the review", asked.review.as_deref().map(|id| place_path("reviews", id))),
    ];
    let shown = i64::try_from(document.previews.len()).unwrap_or(i64::MAX);
    let more = document.pages.filter(|pages| *pages > shown && !document.previews_pending);
    let sha256 = document.sha256.as_deref().unwrap_or_default();
    Page {
        site,
        back: back.into_iter().filter_map(|(words, href)| Some((words, href?))).collect(),
        document,
        facts: facts(document),
        notice: notice(document),
        ready: document.state == "READY",
        decided: document.decision.as_ref().map(|decision| (decision, Day::of(&decision.decided_at))),
        found: document.findings.as_deref().map(Found::of),
        more_pages: more.map(|pages| {
            format!("The first {shown} of {pages} pages. Download the document to see all of them.")
        }),
        words: match text {
            None => Words::Link(words_href(id, asked)),
            Some(text) => told(text),
        },
        fingerprint: (0..sha256.len())
            .step_by(8)
            .filter_map(|at| sha256.get(at..(at + 8).min(sha256.len())))
            .collect(),
    }
    .render()
}

fn facts(document: &Document) -> Vec<String> {
    let mut facts = vec![words::file_type(&document.media_type).to_owned()];
    facts.extend((document.byte_size > 0).then(|| words::file_size(document.byte_size)));
    facts.extend(document.pages.map(|pages| match pages {
        1 => "1 page".to_owned(),
        many => format!("{} pages", words::count(many)),
    }));
    facts.push(words::scan(&document.scan).to_owned());
    facts.extend((document.downloads > 0).then(|| match document.downloads {
        1 => "Downloaded once".to_owned(),
        many => format!("Downloaded {} times", words::count(many)),
    }));
    facts
}

fn notice(document: &Document) -> Option<(&str, &str, String)> {
    let later = "Load this page again in a while to see it.".to_owned();
    match document.state.as_str() {
        "REFUSED" => {
            let why = document.refusal.as_deref().unwrap_or_default();
            let mut letters = why.chars();
            let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
            Some(("error", "This document was not accepted", first + letters.as_str()))
        }
        "CHECKING" => Some(("info", "It is being checked", later)),
        "UPLOADING" => Some(("info", "It is not all here yet", later)),
        _ => None,
    }
}

/// The same page with the words of the document.
fn words_href(id: &str, asked: &Asked) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in [("from", &asked.from), ("review", &asked.review)] {
        if let Some(value) = value {
            query.append_pair(name, value);
        }
    }
    query.append_pair("words", "1");
    format!("{}?{}#words-heading", place_path("documents", id), query.finish())
}

fn told(text: Option<&Text>) -> Words<'_> {
    match text.filter(|text| !text.text.trim().is_empty()) {
        None => Words::None,
        Some(text) => {
            let fits = text.text.floor_char_boundary(WORDS);
            let truncated = text.truncated || fits < text.text.len();
            Words::Shown { text: &text.text[..fits], recognized: text.recognized, truncated }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(state: &str) -> Document {
        let data = json!({
            "filename": "seal <log>.docx", "mediaType": "application/msword", "byteSize": 184_300, "sha256": "ab".repeat(32),
            "state": state, "refusal": "it holds malware", "downloadPath": "/files/YXR0", "scan": "CLEAN", "pages": 40,
            "previewsPending": false, "downloads": 12, "decision": null, "findings": null,
            "previews": [{ "number": 1, "width": 850, "height": 1100, "path": "/files/YXR0/pages/1" }]
        });
        crate::paint::typed(&data).expect("it fits")
    }

    fn painted(document: &Document, text: Option<Option<&Text>>) -> String {
        let asked = Asked { from: Some("seal-log".to_owned()), ..Asked::default() };
        let site = Site::new(None, "/documents/YXR0", Without::READING);
        paint(&site, document, ("YXR0", &asked), text).expect("a page")
    }

    #[test]
    fn a_document_reads_without_scripts() {
        let page = painted(&document("READY"), None);
        for part in [
            "<h1 class=\"filename\">seal &#60;log&#62;.docx</h1>",
            "<a href=\"/r/seal-log\" class=\"usa-link\">Back to the resource</a>",
            "<span>Word document</span>",
            "<span>184 kB</span>",
            "<span>40 pages</span>",
            "<span>Downloaded 12 times</span>",
            "<a href=\"/files/YXR0\" class=\"usa-button\"",
            "alt=\"Page 1 of seal &#60;log&#62;.docx\"",
            "The first 1 of 40 pages.",
            "href=\"/documents/YXR0?from=seal-log&#38;words=1#words-heading\"",
            "<code class=\"fingerprint\"><span>abababab</span>",
        ] {
            assert!(page.contains(part), "{part}\n{page}");
        }
        assert!(!page.contains("What we found"), "readers are not told");
        assert_eq!(page.matches("<span>abababab</span>").count(), 8);
    }

    #[test]
    fn its_words_are_told_with_how_they_came_about() {
        let text = Text { text: "Seal <no>.\t12".to_owned(), truncated: true, recognized: true };
        let page = painted(&document("READY"), Some(Some(&text)));
        assert!(page.contains("<div class=\"words\">Seal &#60;no&#62;.\t12</div>"), "{page}");
        assert!(page.contains("Read by a computer") && page.contains("the rest of its words"), "{page}");
        let long = Text { text: "ä".repeat(WORDS), truncated: false, recognized: false };
        let page = painted(&document("READY"), Some(Some(&long)));
        assert!(page.contains("the rest of its words") && page.len() < WORDS + 10_000);
        assert!(painted(&document("READY"), Some(None)).contains("We found no words in it."));
    }

    #[test]
    fn what_was_refused_cannot_be_downloaded() {
        let page = painted(&document("REFUSED"), None);
        assert!(page.contains("<p>It holds malware</p>") && !page.contains("/files/YXR0"), "{page}");
    }
}

//! What search engines may know of a public resource (schema.org, as JSON-LD). It is data in the page and never executed.

use serde_json::{Value, json};

use super::{answers::Resource, boot};

/// What a search engine is told of a page that it shall not keep.
pub(super) const NOT_TO_KEEP: &str = "<meta name=\"robots\" content=\"noindex\">";

/// The element for the head; none for what is not public. A demo resource is marked as nothing to keep: the office that it
/// names did not write it, and a search engine would not see the mark on the page.
pub(super) fn element(resource: &Resource, address: &str, origin: &str) -> Option<String> {
    if resource.is_demo() {
        return Some(NOT_TO_KEEP.to_owned());
    }
    let version = resource.current_version.as_ref().filter(|_| resource.reach == "PUBLIC")?;
    let what = match resource.kind.as_str() {
        "TRAINING" => "LearningResource",
        "STORY" => "Article",
        _ => "DigitalDocument",
    };
    let documents = version.attachments.iter().map(|document| {
        json!({
            "@type": "MediaObject",
            "name": document.filename,
            "encodingFormat": document.media_type,
            "contentSize": document.byte_size.to_string(),
            "sha256": document.sha256,
            "contentUrl": format!("{origin}{}", document.download_path),
        })
    });
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": what,
        "name": resource.title,
        "headline": resource.title,
        "url": address,
        "isAccessibleForFree": true,
        "publisher": { "@type": "GovernmentOrganization", "name": resource.department.name, "areaServed": resource.department.state_name },
        "author": { "@type": "GovernmentOrganization", "name": resource.department.name },
        "encoding": documents.collect::<Vec<Value>>(),
    });
    let mut add = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            data[name] = value;
        }
    };
    add("description", (!resource.summary.is_empty()).then(|| json!(resource.summary)));
    add("inLanguage", (!resource.languages.is_empty()).then(|| json!(resource.languages)));
    add("keywords", (!resource.topics.is_empty()).then(|| json!(resource.topics)));
    add("license", resource.licence.as_ref().map(|licence| json!(licence)));
    add("dateModified", version.published_at.as_ref().map(|instant| json!(instant)));
    add("version", version.number.map(|number| json!(number)));
    Some(format!("<script type=\"application/ld+json\">{}</script>", boot::escape(&data.to_string())))
}

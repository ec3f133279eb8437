//! The script files that a page of the app will need, named early so that the browser fetches them beside the page.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::Assets;

/// Vite's list of what it built (`.vite/manifest.json`).
const MANIFEST: &str = ".vite/manifest.json";

#[derive(Debug, Deserialize)]
struct Chunk {
    file: String,
    #[serde(default)]
    imports: Vec<String>,
}

/// Elements for the head that fetch these sources of the app and all that they import. None when the list is missing: the
/// page works without them.
pub(crate) async fn links(assets: &Assets, sources: &[&str]) -> String {
    let Some(manifest) = assets.read(MANIFEST).await else { return String::new() };
    let Ok(chunks) = serde_json::from_slice::<BTreeMap<String, Chunk>>(&manifest) else {
        return String::new();
    };
    let mut files = BTreeSet::new();
    let mut waiting: Vec<&str> = sources.to_vec();
    let mut seen = BTreeSet::new();
    while let Some(source) = waiting.pop() {
        if let Some(chunk) = chunks.get(source).filter(|_| seen.insert(source)) {
            files.insert(chunk.file.as_str());
            waiting.extend(chunk.imports.iter().map(String::as_str));
        }
    }
    // Names made by the build from its own letters; anything else is left out rather than escaped.
    let plain =
        |file: &&str| file.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_./".contains(&byte));
    let links = files.into_iter().filter(|file| file.ends_with(".js")).filter(plain);
    links.map(|file| format!("<link rel=\"modulepreload\" crossorigin href=\"/{file}\">")).collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[tokio::test]
    async fn a_page_names_all_that_it_imports_once() {
        let assets = Assets::Folder(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dist"));
        let links = links(&assets, &["src/features/discovery/SearchPage.tsx", "src/absent.tsx"]).await;
        assert_eq!(
            links,
            "<link rel=\"modulepreload\" crossorigin href=\"/assets/SearchPage-1.js\">\
             <link rel=\"modulepreload\" crossorigin href=\"/assets/gql-1.js\">"
        );
    }
}

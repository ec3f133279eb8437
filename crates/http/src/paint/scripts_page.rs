//! What stands in place of a page that only scripts can show: whoever has none reads that it needs them, and what works without.
//! It stands in a `noscript`, so that nobody else sees it.

use askama::Template;

#[derive(Template)]
#[template(path = "scripts.html")]
struct Page<'a> {
    /// The page's name in English and in Spanish.
    name: [&'a str; 2],
}

/// The page of this name in English and in Spanish.
pub(crate) fn needs_scripts(name: [&str; 2]) -> String {
    Page { name }.render().unwrap_or_else(|error| {
        tracing::error!(cause = %error, "a page cannot be painted");
        String::new()
    })
}

/// In place of a page that could not be painted.
pub(super) fn instead() -> String {
    needs_scripts(["There is a problem", "Hay un problema"])
}
